using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes an operation: its parameters, its body, its answers.</summary>
internal sealed class OperationWriter(JsonWriter json, SchemaWriter schemas, OperationIds ids)
{
    public void Write(OperationModel operation)
    {
        json.Open('{', operation.HttpMethod.ToLowerInvariant())
            .Json("tags", JsonText.Array(operation.Tags.Select(JsonText.Quote)))
            .Text("operationId", ids.Next(operation))
            .Text("summary", operation.Summary)
            .Text("description", operation.Description)
            .Flag("deprecated", operation.IsDeprecated);
        WriteSecurity(operation.Security);
        if (operation.Parameters.Count > 0)
        {
            json.Open('[', "parameters");
            foreach (var parameter in operation.Parameters)
            {
                WriteParameter(parameter);
            }

            json.Close(']');
        }

        if (operation.Body is not null)
        {
            WriteBody(operation.Body);
        }

        json.Open('{', "responses");
        foreach (var response in operation.Responses)
        {
            WriteResponse(response);
        }

        json.Close('}').Close('}');
    }

    /// <summary>Writes a failure that many operations refer to.</summary>
    public void WriteProblem(int status, string? description)
    {
        json.Text("description", description ?? Statuses.TextOf(status)).Open('{', "content").Open('{', "application/problem+json");
        schemas.Write("schema", SchemaModel.To(ProblemSchema.Type), isTaken: false);
        json.Close('}').Close('}');
    }

    private void WriteSecurity(OperationSecurity security)
    {
        if (security != OperationSecurity.None)
        {
            const string Bearer = "{\"bearer\":[]}";
            json.Json("security", JsonText.Array(security == OperationSecurity.Optional ? ["{}", Bearer] : [Bearer]));
        }
    }

    private void WriteParameter(OperationParameter parameter)
    {
        json.Open('{')
            .Text("name", parameter.Name)
            .Text("in", parameter.In.ToString().ToLowerInvariant())
            .Text("description", parameter.Description)
            .Flag("required", parameter.IsRequired)
            .Flag("deprecated", parameter.IsDeprecated)
            .Text("style", parameter.Style);
        if (parameter.IsExploded is { } isExploded)
        {
            json.Json("explode", isExploded ? "true" : "false");
        }

        schemas.Write("schema", parameter.Schema, isTaken: true);
        json.Close('}');
    }

    private void WriteBody(BodyModel body)
    {
        json.Open('{', "requestBody").Text("description", body.Description).Flag("required", body.IsRequired).Open('{', "content");
        foreach (var type in body.MediaTypes)
        {
            json.Open('{', type);
            schemas.Write("schema", body.Schema, isTaken: true);
            json.Close('}');
        }

        json.Close('}').Close('}');
    }

    private void WriteResponse(ResponseModel response)
    {
        json.Open('{', response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (response is { IsProblem: true, Description: null, Headers.Count: 0 })
        {
            json.Text("$ref", $"#/components/responses/{Statuses.NameOf(response.Status)}").Close('}');
            return;
        }

        if (response.IsProblem)
        {
            WriteProblem(response.Status, response.Description);
            WriteHeaders(response);
        }
        else
        {
            WriteSuccess(response);
        }

        json.Close('}');
    }

    private void WriteSuccess(ResponseModel response)
    {
        json.Text("description", response.Description ?? Statuses.TextOf(response.Status));
        WriteHeaders(response);
        if (response.Content.Count == 0)
        {
            return;
        }

        json.Open('{', "content");
        foreach (var content in response.Content)
        {
            json.Open('{', content.MediaType);
            schemas.Write("schema", content.Schema, isTaken: false);
            if (content.Item is not null)
            {
                // What OpenAPI 3.2 calls itemSchema, which 3.1 has no word for.
                schemas.Write("x-itemSchema", content.Item, isTaken: false);
            }

            json.Close('}');
        }

        json.Close('}');
    }

    private void WriteHeaders(ResponseModel response)
    {
        if (response.Headers.Count == 0)
        {
            return;
        }

        json.Open('{', "headers");
        foreach (var header in response.Headers)
        {
            json.Open('{', header.Name).Text("description", header.Description);
            schemas.Write("schema", header.Schema, isTaken: false);
            json.Close('}');
        }

        json.Close('}');
    }
}
