using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes schemas as OpenAPI 3.1 has them, which is JSON Schema 2020-12.</summary>
internal sealed class SchemaWriter(JsonWriter json, ComponentNaming names)
{
    /// <summary>Writes a schema that others refer to.</summary>
    public void WriteComponent(ComponentModel component)
    {
        if (component.Variant is { } variant)
        {
            WriteVariant(component, variant);
        }
        else if (component.Schema.Variants.Count > 0)
        {
            json.Open('{', names.NameOf(component));
            foreach (var keyword in component.Schema.Keywords.Where(keyword => keyword.Name is "description" or "deprecated"))
            {
                json.Json(keyword.Name, keyword.Json);
            }

            WriteVariants(component);
            json.Close('}');
        }
        else
        {
            Write(names.NameOf(component), component.Schema, names.IsTaken(component.Type));
        }
    }

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
        json.Close('}');
    }

    private void WriteType(SchemaModel schema)
    {
        if (schema is { Reference: { } type, IsNullable: true })
        {
            json.Open('[', "oneOf").Open('{').Text("$ref", names.PathOf(type)).Close('}').Open('{').Text("type", "null").Close('}')
                .Close(']');
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
        var required = schema.Properties.Where(property => isTaken ? property.IsRequired : property.IsAlwaysWritten)
            .Select(property => JsonText.Quote(property.Name)).ToArray();
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

    private void WriteVariants(ComponentModel component)
    {
        var variants = component.Schema.Variants;
        // Not oneOf: of that NSwag makes code that does not compile, and what a value says excludes the others anyway.
        json.Open('[', "anyOf");
        foreach (var variant in variants)
        {
            json.Open('{').Text("$ref", PathOf(component, variant)).Close('}');
        }

        // OpenAPI knows discriminators that are text.
        json.Close(']');
        var told = variants.Where(variant => variant.HasComponent && variant.Json.StartsWith("\"", StringComparison.Ordinal)).ToArray();
        if (told.Length > 0 && variants.All(variant => variant.HasComponent && !(variant.Json.Length > 0 && variant.Json[0] != '"')))
        {
            json.Open('{', "discriminator").Text("propertyName", told[0].Discriminator).Open('{', "mapping");
            foreach (var variant in told)
            {
                json.Json(JsonText.Unquote(variant.Json), JsonText.Quote(PathOf(component, variant)));
            }

            json.Close('}').Close('}');
        }
    }

    private string PathOf(ComponentModel component, VariantModel variant)
        => names.PathOf(variant.HasComponent ? variant.KeyWithin(component.Type) : variant.Reference);

    private void WriteVariant(ComponentModel component, VariantModel variant)
    {
        json.Open('{', names.NameOf(component)).Open('[', "allOf");
        if (variant.IsSelf)
        {
            Write(null, component.Schema, names.IsTaken(variant.Reference));
        }
        else
        {
            json.Open('{').Text("$ref", names.PathOf(variant.Reference)).Close('}');
        }

        json.Open('{');
        var required = JsonText.Array([JsonText.Quote(variant.Discriminator!)]);
        if (variant is { IsSelf: true, Json.Length: 0 })
        {
            json.Open('{', "not").Json("required", required).Close('}');
        }
        else
        {
            json.Text("type", "object");
            if (!variant.IsSelf)
            {
                json.Json("required", required);
            }

            json.Open('{', "properties").Open('{', variant.Discriminator).Text("type", variant.Json[0] == '"' ? "string" : "integer")
                .Json("const", variant.Json).Close('}').Close('}');
        }

        json.Close('}').Close(']').Close('}');
    }
}
