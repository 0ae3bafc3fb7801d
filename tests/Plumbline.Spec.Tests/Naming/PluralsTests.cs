using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Tests.Naming;

public sealed class PluralsTests
{
    // Their documents give these plurals themselves (settings that are not pluralised twice) or were written by hand.
    private static readonly HashSet<string> s_given =
    [
        "abandoned_order_settings", "b2b_credit_memo", "baz", "code", "credit_memo", "customer_address_book", "customer_purge_settings",
        "discount_rule_settings", "experience_checkout_settings", "experience_logistics_settings", "ftp_organization_settings", "gizmo",
        "hs10", "hs6", "order_form", "organization", "organization_default_configurations", "organization_form", "organization_token_v2",
        "payment_method_image", "subcatalog_settings", "webhook_settings",
    ];

    [Theory]
    [InlineData("user", "users")]
    [InlineData("category", "categories")]
    [InlineData("survey", "surveys")]
    [InlineData("status", "statuses")]
    [InlineData("user_status", "user_statuses")]
    [InlineData("box", "boxes")]
    [InlineData("info", "infoes")]
    [InlineData("photo", "photos")]
    [InlineData("radio", "radios")]
    [InlineData("details", "detailses")]
    [InlineData("results", "results")]
    [InlineData("address", "addresses")]
    [InlineData("batch", "batches")]
    [InlineData("person", "people")]
    [InlineData("line_person", "line_persons")]
    [InlineData("child", "children")]
    [InlineData("salesman", "salesmen")]
    [InlineData("human", "humans")]
    [InlineData("analysis", "analyses")]
    [InlineData("criterion", "criteria")]
    [InlineData("metadata", "metadata")]
    [InlineData("quiz", "quizzes")]
    [InlineData("leaf", "leaves")]
    [InlineData("half", "halves")]
    [InlineData("wife", "wives")]
    [InlineData("Pet", "Pets")]
    [InlineData("", "s")]
    public void Derives_the_plural_of_a_name(string name, string plural) => Assert.Equal(plural, Plurals.Of(name));

    [Fact]
    public void Agrees_with_every_observed_pair()
    {
        if (Corpus.Folder is not { } folder)
            return;

        var pairs = File.ReadLines(Path.Combine(folder, "plurals.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        var wrong = pairs.Where(pair => !s_given.Contains(pair[0]) && Plurals.Of(pair[0]) != pair[1]).Select(pair => $"{pair[0]}: {pair[1]}, not {Plurals.Of(pair[0])}");

        Assert.True(pairs.Count > 1900);
        Assert.Equal("", string.Join("\n", wrong));
    }
}
