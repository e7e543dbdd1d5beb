using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes what is asked of the parameters of an endpoint: the calls within its handler, and the methods called.</summary>
/// <param name="code">Where to.</param>
/// <param name="endpoint">The endpoint.</param>
/// <param name="handler">The name of its handler.</param>
internal sealed class ValidationParameterWriter(CodeWriter code, EndpointModel endpoint, string handler)
{
    /// <summary>Writes the calls, with the variables that hold the parameters.</summary>
    public void WriteCalls(Func<ParameterModel, string> local)
    {
        foreach (var asked in endpoint.Validation.Parameters)
        {
            var parameter = endpoint.Parameters.First(one => one.Name == asked.Member.Name);
            code.Line($"{Method(asked)}(context, {local(parameter)}, ref errors);");
        }
    }

    /// <summary>Writes the methods.</summary>
    public void WriteMethods()
    {
        foreach (var asked in endpoint.Validation.Parameters)
        {
            var parts = endpoint.Parameters.First(one => one.Name == asked.Member.Name).Parts.Select(
                part => part.IsOfForm ? ParameterSource.Form : part.Source).Distinct().ToArray();
            var source = parts.Length > 1 ? ParameterSource.Several : asked.Source;
            code.Line()
                .Line($"// What is asked of '{asked.Member.Name}'.")
                .Open($"private static void {Method(asked)}(HttpContext context, {asked.Type} value, ref BindingErrors? errors)")
                .Line($"var run = new ValidationRun(context, BindingSource.{SourceOf(source)}, ref errors);");
            var writer = new ValidationValueWriter(code, "null", handler + "_");
            writer.Write(asked.Member, "value");
            code.Close();
            writer.WriteStatics();
        }
    }

    /// <summary>The member of the framework's <c>BindingSource</c>.</summary>
    private static string SourceOf(ParameterSource source) => source switch
    {
        ParameterSource.Path => "Path",
        ParameterSource.Query => "Query",
        ParameterSource.Header => "Header",
        ParameterSource.Cookie => "Cookie",
        ParameterSource.Form or ParameterSource.File or ParameterSource.Files or ParameterSource.WholeForm => "Form",
        ParameterSource.Body => "Body",
        _ => "Request",
    };

    private string Method(ValidationParameter parameter) => $"{handler}_{parameter.Member.Name}";
}
