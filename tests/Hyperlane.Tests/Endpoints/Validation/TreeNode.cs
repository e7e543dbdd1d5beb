namespace Hyperlane.Tests.Endpoints.Validation;

public sealed class TreeNode
{
    public string Label { get; set; } = null!;

    public List<TreeNode> Children { get; set; } = [];

    public TreeNode? Next { get; set; }
}
