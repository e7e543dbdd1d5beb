using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes schemas as OpenAPI 3.1 has them, which is JSON Schema 2020-12.</summary>
internal sealed class SchemaWriter(JsonWriter json, ComponentNaming names)
{
    /// <summary>Writes a schema as a member, or as an item where it has no name.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="isTaken">Whether clients send such values.</param>
    public void Write(string? name, SchemaModel schema, bool isTaken)
    {
        json.Open('{', name);
        WriteType(schema);
        foreach (var keyword in schema.Keywords)
        {
            // Where null is allowed, a list of the allowed must have it too.
            var addsNull = keyword.Name == "enum" && schema.IsNullable && !keyword.Json.Contains("null]");
            json.Json(keyword.Name, addsNull ? keyword.Json.TrimEnd(']') + ", null]" : keyword.Json);
        }

        if (schema.Items is not null)
        {
            Write("items", schema.Items, isTaken);
        }

        WriteProperties(schema, isTaken);
        WriteVariants(schema);
        json.Close('}');
    }

    private void WriteType(SchemaModel schema)
    {
        if (schema is { Reference: { } type, IsNullable: true })
        {
            json.Open('[', "oneOf").Open('{').Text("$ref", names.PathOf(type)).Close('}').Open('{').Text("type", "null").Close('}').Close(']');
        }
        else if (schema.Reference is not null)
        {
            json.Text("$ref", names.PathOf(schema.Reference));
        }
        else if (schema.Type is not null)
        {
            json.Json("type", schema.IsNullable ? $"[{JsonText.Quote(schema.Type)}, \"null\"]" : JsonText.Quote(schema.Type));
        }
    }

    private void WriteProperties(SchemaModel schema, bool isTaken)
    {
        var required = schema.Properties.Where(property => isTaken ? property.IsRequired : property.IsAlwaysWritten).Select(property => JsonText.Quote(property.Name)).ToArray();
        if (required.Length > 0)
        {
            json.Json("required", JsonText.Array(required));
        }

        if (schema.Properties.Count > 0)
        {
            json.Open('{', "properties");
            foreach (var property in schema.Properties)
            {
                Write(property.Name, property.Schema, isTaken);
            }

            json.Close('}');
        }

        if (schema.Values is not null)
        {
            Write("additionalProperties", schema.Values, isTaken);
        }
    }

    private void WriteVariants(SchemaModel schema)
    {
        if (schema.Variants.Count == 0)
        {
            return;
        }

        json.Open('[', "anyOf");
        foreach (var variant in schema.Variants)
        {
            WriteVariant(variant);
        }

        json.Close(']');
    }

    private void WriteVariant(VariantModel variant)
    {
        if (variant.Discriminator is null)
        {
            json.Open('{').Text("$ref", names.PathOf(variant.Reference)).Close('}');
            return;
        }

        json.Open('{').Open('[', "allOf")
            .Open('{').Text("$ref", names.PathOf(variant.Reference)).Close('}')
            .Open('{').Text("type", "object").Json("required", JsonText.Array([JsonText.Quote(variant.Discriminator)]))
            .Open('{', "properties").Open('{', variant.Discriminator).Json("const", variant.Json).Close('}').Close('}')
            .Close('}').Close(']').Close('}');
    }
}
