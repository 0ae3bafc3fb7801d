namespace Plumbline.Spec.Reading;

internal static class TemplateMerger
{
    public static NodeReader Apply(NodeReader root) => root;
}
