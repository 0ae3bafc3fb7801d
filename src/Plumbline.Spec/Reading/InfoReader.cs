using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads contact and licence.</summary>
internal static class InfoReader
{
    /// <summary>Reads the key <c>info</c>; its unknown keys are left alone, as the format does.</summary>
    public static ServiceInfo Read(NodeReader root)
    {
        // Normal forms with an empty array here exist.
        if (root.Context.Form == DocumentForm.ServiceJson && root.Find("info") is { Kind: JsonValueKind.Array })
            return new ServiceInfo();

        if (root.Object("info") is not { } node)
            return new ServiceInfo();

        var info = root.Child(node, "info", null, root.Node.Find("info")!.NameSpan);
        var contact = Part(info, "contact");
        var license = Part(info, "license");
        return new ServiceInfo
        {
            ContactName = contact?.Optional("name"),
            ContactUrl = contact?.Optional("url"),
            ContactEmail = contact?.Optional("email"),
            LicenseName = license?.Required("name", ReaderRules.MissingLicenseName),
            LicenseUrl = license?.Optional("url"),
        };
    }

    private static NodeReader? Part(NodeReader info, string key) =>
        info.Object(key) is { } node ? info.Child(node, key, null, info.Node.Find(key)!.NameSpan) : null;
}
