using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Makes keywords of JSON Schema of the constraints in a route pattern.</summary>
internal static class ConstraintKeywords
{
    /// <summary>The schema with what a constraint, such as <c>range(1,10)</c>, says of its value.</summary>
    public static SchemaModel Apply(SchemaModel schema, string constraint)
    {
        var open = constraint.IndexOf('(');
        var argument = open < 0 ? "" : constraint.Substring(open + 1, constraint.Length - open - 2);
        var numbers = argument.Split(',');
        var last = numbers[numbers.Length - 1];
        return (open < 0 ? constraint : constraint.Substring(0, open)) switch
        {
            "int" => Typed(schema, "integer", "int32"),
            "long" => Typed(schema, "integer", "int64"),
            "decimal" => Typed(schema, "number", "decimal"),
            "bool" => schema.Type == "string" ? schema with { Type = "boolean" } : schema,
            "guid" => Typed(schema, "string", "uuid"),
            "datetime" => Typed(schema, "string", "date-time"),
            "alpha" => schema.With(Keyword.Text("pattern", "^[A-Za-z]*$")),
            "min" => Whole(schema).With(new Keyword("minimum", argument)),
            "max" => Whole(schema).With(new Keyword("maximum", argument)),
            "range" => Whole(schema).With(new Keyword("minimum", numbers[0]), new Keyword("maximum", last)),
            "length" => schema.With(new Keyword("minLength", numbers[0]), new Keyword("maxLength", last)),
            "minlength" => schema.With(new Keyword("minLength", argument)),
            "maxlength" => schema.With(new Keyword("maxLength", argument)),
            "regex" => schema.With(Keyword.Text("pattern", argument)),
            _ => schema,
        };
    }

    private static SchemaModel Whole(SchemaModel schema) => Typed(schema, "integer", "int64");

    /// <summary>The type of the parameter knows better, unless it is any text.</summary>
    private static SchemaModel Typed(SchemaModel schema, string type, string format)
        => schema is { Type: "string" } && schema.Keywords.All(keyword => keyword.Name != "format")
            ? (schema with { Type = type }).With(Keyword.Text("format", format))
            : schema;
}
