namespace Hyperlane.Generator.Reading.Documents;

/// <summary>What comments say of a part of what an endpoint takes.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Example">An example of it.</param>
internal sealed record PartComment(string? Description, string? Example)
{
    /// <summary>Of a parameter the comment of the method tells; of a member of a record its own, or that of the record.</summary>
    public static PartComment Of(BoundPart part, DocComment ofMethod)
    {
        if (part.Owner is not { } owner)
        {
            return new(ofMethod.Parameter(part.Symbol.Name), ofMethod.ParameterExample(part.Symbol.Name));
        }

        var ofType = DocComment.Of(owner);
        var ofProperty = part.Symbols.OfType<Microsoft.CodeAnalysis.IPropertySymbol>().FirstOrDefault() is { } property
            ? DocComment.Of(property)
            : null;
        return new(ofProperty?.Whole ?? ofType.Parameter(part.Model.Name), ofProperty?.Example ?? ofType.ParameterExample(part.Model.Name));
    }
}
