using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes the OpenAPI document of a project.</summary>
internal sealed class DocumentWriter
{
    private readonly JsonWriter _json = new();
    private readonly DocumentInfo _info;
    private readonly OperationModel[] _operations;
    private readonly string[] _hidden;
    private readonly ComponentNaming _names;
    private readonly SchemaWriter _schemas;
    private readonly OperationWriter _writer;
    private readonly List<ContractModel> _contracts = [];

    private DocumentWriter(DocumentInfo info, IEnumerable<OperationModel> operations)
    {
        _info = info;
        var all = operations.ToArray();
        _hidden = [.. all.Where(operation => operation.IsHidden).Select(operation => $"{operation.HttpMethod} {operation.Path}").Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)];
        _operations = [.. all.Where(operation => !operation.IsHidden).OrderBy(operation => operation.Place, StringComparer.Ordinal)];
        _names = new ComponentNaming(_operations);
        _schemas = new SchemaWriter(_json, _names);
        _writer = new OperationWriter(_json, _schemas, new OperationIds());
    }

    /// <summary>The document, the same for the same operations in whatever order.</summary>
    public static DocumentText Write(DocumentInfo info, IEnumerable<OperationModel> operations)
    {
        var writer = new DocumentWriter(info, operations);
        var json = writer.Write();
        return new(json, writer._contracts.ToEquatable(), writer._hidden.ToEquatable());
    }

    private string Write()
    {
        _json.Open('{').Text("openapi", "3.1.1")
            .Open('{', "info").Text("title", _info.Title).Text("description", _info.Description).Text("version", _info.Version).Close('}');
        // Both mean what silence means: the server that the document comes from, and no sign-in. Tools ask that it is said.
        _json.Open('[', "servers").Open('{').Text("url", "/").Close('}').Close(']').Json("security", "[]");
        WriteTags();
        _json.Open('{', "paths");
        foreach (var (path, operations) in PathTable.Of(_operations))
        {
            _json.Open('{', path);
            foreach (var operation in operations)
            {
                _writer.Write(operation);
                _contracts.AddRange(Contracts.Of(path, operation));
            }

            _json.Close('}');
        }

        _json.Close('}');
        WriteComponents();
        return _json.Close('}').ToString();
    }

    private void WriteTags()
    {
        _json.Open('[', "tags");
        foreach (var tag in _operations.SelectMany(operation => operation.Tags.Select(name => (Name: name, Operation: operation)))
            .GroupBy(one => one.Name).OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            var description = tag.Where(one => one.Operation.Tag == tag.Key).Select(one => one.Operation.TagDescription)
                .FirstOrDefault(text => text is not null);
            _json.Open('{').Text("name", tag.Key).Text("description", description ?? $"The operations of {tag.Key}.").Close('}');
        }

        _json.Close(']');
    }

    private void WriteComponents()
    {
        var problems = _operations.SelectMany(operation => operation.Responses).Where(response => response.IsProblem).ToArray();
        _json.Open('{', "components").Open('{', "schemas");
        foreach (var component in _names.Components.Where(component => component.Type != ProblemSchema.Type || problems.Length > 0))
        {
            _schemas.WriteComponent(component);
            if (component.ClrType is { } type)
            {
                _contracts.Add(new(_names.PointerOf(component) + (component.Variant is null ? "" : "/allOf/0"), type,
                    _names.IsTaken(component.Variant?.Reference ?? component.Type)));
            }
        }

        _json.Close('}').Open('{', "responses");
        foreach (var status in problems.Where(response => response.Description is null).Select(response => response.Status).Distinct()
            .OrderBy(status => status))
        {
            _json.Open('{', Statuses.NameOf(status));
            _writer.WriteProblem(status, null);
            _json.Close('}');
        }

        _json.Close('}');
        if (_operations.Any(operation => operation.Security != OperationSecurity.None))
        {
            _json.Open('{', "securitySchemes").Open('{', "bearer")
                .Text("type", "http").Text("scheme", "bearer").Text("bearerFormat", "JWT")
                .Text("description", "A token that says who asks: `Authorization: Bearer ...`.")
                .Close('}').Close('}');
        }

        _json.Close('}');
    }
}
