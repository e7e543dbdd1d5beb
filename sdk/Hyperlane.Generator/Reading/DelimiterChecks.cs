using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Checks what stands between the items of a list in the query: OpenAPI has words for three such characters.</summary>
internal static class DelimiterChecks
{
    /// <summary>The model with the delimiter that its attribute names.</summary>
    /// <param name="model">The parameter as it is read without one.</param>
    /// <param name="target">The parameter.</param>
    /// <param name="attribute">What says where it comes from; null for nothing.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public static ParameterModel Apply(ParameterModel model, BindingTarget target, AttributeData? attribute, Mistakes mistakes)
    {
        if (model.Source != ParameterSource.Query || attribute?.NamedArguments.FirstOrDefault(
            argument => argument.Key == "Delimiter").Value.Value is not char delimiter || delimiter == '\0')
        {
            return model;
        }

        var reason = model.Collection.Kind is CollectionKind.None or CollectionKind.Dictionary ? $"{target.Type.ToText()} holds one value"
            : delimiter is ',' or ' ' or '|' ? null
            : $"'{delimiter}' is none of those that OpenAPI knows";
        if (reason is not null)
        {
            mistakes.Add(Diagnostics.BadDelimiter, target.Place, target.Name, reason);
            return model;
        }

        return model with { Collection = model.Collection with { Delimiter = delimiter } };
    }
}
