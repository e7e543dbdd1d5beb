using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>The schema of problem details (RFC 9457), as which every failure is told.</summary>
internal static class ProblemSchema
{
    /// <summary>The type, as code spells it.</summary>
    public const string Type = "global::Hyperlane.Http.ProblemDetails";

    public static readonly ComponentModel Component = new(Type, "ProblemDetails", "Hyperlane.Http.ProblemDetails", Schema());

    private static SchemaModel Schema()
    {
        var text = SchemaModel.Of("string");
        var errors = SchemaModel.Of("object") with { Values = SchemaModel.Array(text) };
        return SchemaModel.Of("object").Described("What went wrong (RFC 9457).") with
        {
            Values = SchemaModel.Anything,
            Properties = new PropertyModel[]
            {
                Always("type", text.With(Keyword.Text("format", "uri-reference"))
                    .Described("Names the kind of problem, and stays the same.")),
                Always("title", text.Described("The kind of problem in words.")),
                Always("status", SchemaModel.Of("integer", Keyword.Text("format", "int32")).Described("The HTTP status.")),
                new("detail", text.Described("What is wrong this time, and what to do about it."), false, false),
                new("errors", errors.Described("What is wrong with which parameter or field: all of it at once."), false, false),
                Always("traceId", text.Described("Names the request in the log of the server.")),
            }.ToEquatable(),
        };
    }

    private static PropertyModel Always(string name, SchemaModel schema) => new(name, schema, true, true);
}
