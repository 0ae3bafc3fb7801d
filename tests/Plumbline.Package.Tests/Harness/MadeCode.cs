using System.Globalization;

namespace Plumbline.Package.Tests.Harness;

/// <summary>Makes ordinary code, as much as one wants: what teams write around a document.</summary>
internal static class MadeCode
{
    private const string Template = """
        using System.Globalization;
        using System.Text;
        using Io.Example.CommonV0;
        using Io.Example.UserV0;
        using Plumbline;

        namespace Users.Made000;

        internal sealed record Entry(string Id, long Count, string? Note, DateTimeOffset At);

        internal sealed class Worker000(ILogger<Worker000> log, HttpClient http)
        {
            private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

            public async Task<Entry?> FindAsync(string id, CancellationToken cancellationToken)
            {
                if (_entries.TryGetValue(id, out var known))
                    return known;

                var text = await http.GetStringAsync($"https://archive.example.io/entries/{Uri.EscapeDataString(id)}", cancellationToken);
                var parts = text.Split(';', StringSplitOptions.TrimEntries);
                if (parts.Length < 3 || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var count))
                {
                    log.LogWarning("entry {Id} has {Count} parts", id, parts.Length);
                    return null;
                }

                var entry = new Entry(parts[0], count, parts[2].Length == 0 ? null : parts[2], DateTimeOffset.UtcNow);
                _entries[id] = entry;
                return entry;
            }

            public static int Rank(UserStatus status) => status.Kind switch
            {
                UserStatus.Case.Active => 1,
                UserStatus.Case.Inactive => 2,
                UserStatus.Case.Undefined => 3,
            };

            public static string Describe(IUserEvent happened) => happened switch
            {
                UserUpserted upserted => $"{upserted.User.Id} changed at {upserted.Timestamp:O}",
                UserDeleted deleted => $"{deleted.User.Id} left at {deleted.Timestamp:O}",
                UnknownUserEvent unknown => $"newer than us: {unknown.Discriminator}",
            };

            public User Rename(User user, string first, string last)
            {
                var changed = user with { Name = new Name { First = first, Last = last } };
                log.LogInformation("user {Id} is called otherwise", changed.Id);
                return changed;
            }

            public string Report(IEnumerable<User> users)
            {
                var text = new StringBuilder();
                foreach (var group in users.GroupBy(user => user.Status).OrderBy(group => group.Count()))
                {
                    text.Append(group.Key.ToString()).Append(": ");
                    foreach (var user in group.Where(user => user.Email is not null))
                        text.Append(user.Id).Append(' ').Append(_entries.TryGetValue(user.Id, out var entry) ? entry.Count : 0).AppendLine();
                }

                return text.ToString();
            }

            public long Total()
            {
                long total = 0;
                for (var i = 0; i < 10; i++)
                    total += _entries.Values.Skip(i).Take(3).Sum(entry => entry.Count) % (i + 1);

                return total > int.MaxValue ? throw new InvalidOperationException($"{total} is too much") : total;
            }
        }

        """;

    /// <summary>Writes files.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="count">How many.</param>
    public static void Write(ConsumerFolder folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var number = i.ToString("000", CultureInfo.InvariantCulture);
            folder.Write($"Made{number}.cs", Template.Replace("000", number, StringComparison.Ordinal));
        }
    }
}
