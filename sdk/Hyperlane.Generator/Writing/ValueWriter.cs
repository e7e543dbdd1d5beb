using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the expression that reads a parameter from the request.</summary>
internal static class ValueWriter
{
    public static string Expression(ParameterModel parameter)
        => parameter.Source == ParameterSource.Files ? $"form.GetFiles({Text.Quote(parameter.BoundName)})"
            : parameter.Source == ParameterSource.File ? File(parameter)
            : parameter.IsBundle ? Bundle(parameter)
            : parameter.Collection != CollectionKind.None ? Several(parameter)
            : One(parameter);

    /// <summary>A service of the request's scope.</summary>
    public static string Service(ServiceModel service)
    {
        var method = (service.IsOptional ? "Get" : "GetRequired") + (service.Key is null ? "Service" : "KeyedService");
        return $"context.Services.{method}<{service.Type}>({service.Key})";
    }

    private static string File(ParameterModel parameter) => parameter.IsNullable
        ? $"form.File({Text.Quote(parameter.BoundName)})"
        : $"RequestValue.File(form, {Text.Quote(parameter.BoundName)}, ref errors)";

    private static string One(ParameterModel parameter)
    {
        var (type, reader) = (parameter.Value!.Type, parameter.Value.Reader);
        var name = Text.Quote(parameter.BoundName);
        if (parameter is { Source: ParameterSource.Path, Value.IsUtf8: true })
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

    private static string Several(ParameterModel parameter)
    {
        var value = parameter.Value!;
        var method = parameter.IsNullable ? "AllOrNull" : "All";
        var array = $"RequestValues.{parameter.Source}({From(parameter)}, {Text.Quote(parameter.BoundName)}).{method}<{value.Type}, {value.Reader}>(ref errors)";
        return (parameter.Collection, parameter.IsNullable) switch
        {
            (CollectionKind.Array, _) => array,
            (_, false) => $"new {parameter.Type}({array})",
            _ => $"{array} is {{ }} {parameter.Name}Values ? new {parameter.Type}({parameter.Name}Values) : null",
        };
    }

    private static string Bundle(ParameterModel parameter)
    {
        var arguments = string.Join(", ", parameter.Members.Where(member => !member.IsMember).Select(Expression));
        var properties = parameter.Members.Where(member => member.IsMember).Select(member => $"{Text.Identifier(member.Name)} = {Expression(member)}").ToArray();
        return $"new {parameter.Type}({arguments})" + (properties.Length == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");
    }

    private static string From(ParameterModel parameter) => parameter.Source == ParameterSource.Form ? "form" : "context";
}
