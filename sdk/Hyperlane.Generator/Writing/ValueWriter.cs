using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the expression that reads a parameter from the request.</summary>
internal static class ValueWriter
{
    /// <param name="parameter">The parameter.</param>
    /// <param name="whole">What stands for a member of a record that need not be read; null for the others.</param>
    public static string Expression(ParameterModel parameter, Func<ParameterModel, string?> whole)
        => parameter.Source == ParameterSource.Files ? Files(parameter)
            : parameter.Source == ParameterSource.File ? File(parameter)
            : parameter.IsBundle ? Bundle(parameter, whole)
            : parameter.Extractor is { } extractor ? Extracted(parameter, extractor)
            : parameter.Collection.Kind != CollectionKind.None ? Several(parameter)
            : One(parameter);

    /// <summary>A service of the request's scope.</summary>
    public static string Service(ServiceModel service)
    {
        var method = (service.IsOptional ? "Get" : "GetRequired") + (service.Key is null ? "Service" : "KeyedService");
        // What is not there is null, and of a struct only the Nullable has one.
        var call = service is { IsOptional: true, IsValueType: true }
            ? $"(context.Services.{method}(typeof({service.Type}){(service.Key is null ? "" : ", " + service.Key)}) as {service.Type}?)"
            : $"context.Services.{method}<{service.Type}>({service.Key})";
        return service.Default is { } otherwise ? $"{call} ?? {otherwise}" : call;
    }

    private static string Extracted(ParameterModel parameter, ExtractorModel extractor)
    {
        var call = $"await {extractor.Type}.BindAsync(context).ConfigureAwait(false)";
        return parameter.IsNullable || !extractor.CanBeNull
            ? call
            : $"RequestValue.Extracted({call}, {Text.Quote(parameter.BoundName)}, ref errors)";
    }

    private static string Files(ParameterModel parameter)
    {
        var files = $"form.GetFiles({Text.Quote(parameter.BoundName)})";
        return parameter.Collection.Creation is { Length: > 0 } creation ? creation.Replace("{0}", $"RequestValue.Files({files})")
            : parameter.Type.EndsWith("[]", StringComparison.Ordinal) ? $"RequestValue.Files({files})"
            : files;
    }

    private static string File(ParameterModel parameter) => parameter.IsNullable
        ? $"form.File({Text.Quote(parameter.BoundName)})"
        : $"RequestValue.File(form, {Text.Quote(parameter.BoundName)}, ref errors)";

    private static string One(ParameterModel parameter)
    {
        var (type, reader) = (parameter.Value!.Type, parameter.Value.Reader);
        var name = Text.Quote(parameter.BoundName);
        if (parameter is { Source: ParameterSource.Path, Value.IsUtf8: true, IsOptionalSegment: false })
        {
            return $"RequestValue.Path<{type}>(context, {name}, ref errors)";
        }

        var value = $"RequestValue.{parameter.Source}({From(parameter)}, {name})";
        return parameter switch
        {
            { Default: { } otherwise } => $"{value}.OrElse<{type}, {reader}>({otherwise}, ref errors)",
            { IsNullable: true, IsValueType: true } => $"{value}.OrNull<{type}, {reader}>(ref errors)",
            { IsNullable: true } => $"{value}.OrNullReference<{type}, {reader}>(ref errors)",
            _ => $"{value}.Required<{type}, {reader}>(ref errors)",
        };
    }

    /// <param name="parameter">The parameter.</param>
    /// <param name="own">What stands for none; null for what the type says.</param>
    private static string Several(ParameterModel parameter, string? own = null)
    {
        var value = parameter.Value!;
        var otherwise = own ?? (parameter.IsNullable ? "null" : null);
        var method = (value.IsNullableItem ? "AllNullable" : "All") + (otherwise is null ? "" : "OrNull");
        var values = parameter.Collection.Key is { } key
            ? $"RequestDictionary.{parameter.Source}({From(parameter)}, {Text.Quote(parameter.BoundName)}).{method}{(parameter.Collection.HasLists ? "Lists" : "")}<{key.Type}, {key.Reader}, {value.Type}, {value.Reader}>(ref errors)!"
            : $"RequestValues.{parameter.Source}({From(parameter)}, {Text.Quote(parameter.BoundName)}{(parameter.Collection.Delimiter is { } delimiter ? $", '{delimiter}'" : "")}).{method}<{value.Type}, {value.Reader}>(ref errors)";
        var creation = parameter.Collection.Creation;
        return (creation.Length, otherwise) switch
        {
            (0, _) => (parameter.Collection.Key is null ? "" : $"({parameter.Type}{(otherwise is null ? "" : "?")})") + values
                + (own is null ? "" : $" ?? {own}"),
            (_, null) => creation.Replace("{0}", values),
            _ => $"RequestValues.{(parameter.IsValueType ? "MadeValue" : "Made")}({values}, static items => {creation.Replace("{0}", "items")})" + (otherwise == "null" ? "" : $" ?? {otherwise}"),
        };
    }

    private static string Bundle(ParameterModel parameter, Func<ParameterModel, string?> whole)
    {
        var arguments = string.Join(", ", parameter.Members.Where(member => !member.IsMember).Select(Part));
        var properties = parameter.Members.Where(member => member.IsMember && !KeepsOwn(member))
            .Select(member => $"{SymbolText.Identifier(member.Name)} = {Part(member)}").ToArray();
        return $"new {parameter.Type}({arguments})" + (properties.Length == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");

        string Part(ParameterModel member) => whole(member) ?? Expression(member, whole);
    }

    /// <summary>Whether a property keeps what its own code says where the request has nothing.</summary>
    private static bool KeepsOwn(ParameterModel member) => member.OwnDefault != OwnDefault.None && member.Value is not null;

    /// <summary>The statements that give a record what its own defaults would otherwise be for.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="local">The variable that holds the record.</param>
    public static IEnumerable<string> Others(ParameterModel parameter, string local)
    {
        var copied = parameter.Members.Where(member => KeepsOwn(member) && member.OwnDefault == OwnDefault.Copied)
            .Select(Assignment).ToArray();
        if (copied.Length > 0)
        {
            yield return $"{local} = {local} with {{ {string.Join(", ", copied)} }};";
        }

        foreach (var member in parameter.Members.Where(member => KeepsOwn(member) && member.OwnDefault == OwnDefault.Set))
        {
            yield return $"{local}.{Assignment(member)};";
        }

        string Assignment(ParameterModel member)
            => $"{SymbolText.Identifier(member.Name)} = {OrOwn(member, $"{local}.{SymbolText.Identifier(member.Name)}")}";
    }

    private static string OrOwn(ParameterModel member, string own)
        => member.Collection.Kind != CollectionKind.None ? Several(member, own)
            : member.IsNullable ? $"{One(member with { Default = null })} ?? {own}"
            : One(member with { Default = own });

    private static string From(ParameterModel parameter) => parameter.Source == ParameterSource.Form ? "form" : "context";
}
