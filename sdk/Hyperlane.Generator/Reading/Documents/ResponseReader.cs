using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// Reads every answer that an endpoint may give: from the type that it returns, from what its code says by name, and from what can go wrong
/// before it is called.
/// </summary>
internal sealed class ResponseReader(SchemaReader schemas, KnownTypes known, DocComment comment, OperationSecurity security,
    Compilation compilation)
{
    private readonly SortedDictionary<int, ResponseModel> _found = [];
    private string? _mediaType;

    public IEnumerable<ResponseModel> Read(IMethodSymbol method, EndpointModel endpoint)
    {
        _mediaType = endpoint.Answer.MediaType;
        AddFailures(method, endpoint);
        AddRefusals();
        AddMisses(endpoint);
        var type = method.ReturnType;
        var isTask = KnownTypes.Is(type, known.TaskOf) || KnownTypes.Is(type, known.ValueTaskOf);
        AddAnswer(isTask ? ((INamedTypeSymbol)type).TypeArguments[0] : type, endpoint, method);
        AddAttributes(method);
        AddComments();
        if (_found.Keys.All(status => status is < 400 or >= 500))
        {
            // Any request may be one that HTTP does not understand.
            Add(new ResponseModel(400));
        }

        return _found.Values;
    }

    private void Add(ResponseModel response)
    {
        if (!_found.ContainsKey(response.Status))
        {
            _found.Add(response.Status, response);
        }
    }

    /// <summary>What binding and validation may answer by themselves.</summary>
    private void AddFailures(IMethodSymbol method, EndpointModel endpoint)
    {
        foreach (var part in BoundPart.Of(method, endpoint.Parameters))
        {
            var model = part.Model;
            var isBody = model.Source == ParameterSource.Body || model.IsOfForm;
            var isAnyText = model is { Value.Reader: "TextValue", Source: ParameterSource.Path };
            if (isBody || model.Extractor is not null || (model.Value is not null && !isAnyText) || part.Owner is not null
                || AnnotationReader.HasAny(part.Symbol))
            {
                Add(new ResponseModel(400));
            }

            foreach (var status in !isBody
                ? []
                : model is { Source: ParameterSource.Body, Body: BodyKind.Stream or BodyKind.Pipe or BodyKind.Bytes }
                ? new[] { 413 }
                : [413, 415])
            {
                Add(new ResponseModel(status));
            }
        }
    }

    /// <summary>What may be answered instead of any call.</summary>
    private void AddRefusals()
    {
        if (security is OperationSecurity.User or OperationSecurity.Role)
        {
            Add(new ResponseModel(401));
        }

        if (security == OperationSecurity.Role)
        {
            Add(new ResponseModel(403));
        }

        Add(new ResponseModel(500));
    }

    /// <summary>
    /// A value in the path that a constraint does not let pass: then there is nothing, for whom knows the path from the document.
    /// </summary>
    private void AddMisses(EndpointModel endpoint)
    {
        if (RoutePattern.Parse(endpoint.FullPattern).Segments.Any(segment => segment.IsParameter && segment.Constraints.Texts.Any()))
        {
            Add(new ResponseModel(404));
        }
    }

    private void AddAnswer(ITypeSymbol type, EndpointModel endpoint, IMethodSymbol method)
    {
        var answer = endpoint.Answer;
        if (answer.IsNullable)
        {
            Add(new ResponseModel(404));
        }

        var value = ValueReader.WithoutNull(type);
        switch (answer.Kind)
        {
            case AnswerKind.None when endpoint.Parts.Any(parameter => parameter.IsResponse):
                Add(new ResponseModel(200, comment.Returns));
                break;
            case AnswerKind.None:
                Add(new ResponseModel(204, comment.Returns));
                break;
            case AnswerKind.JsonLines or AnswerKind.Events:
                AddStream((INamedTypeSymbol)value, answer);
                break;
            case AnswerKind.Result:
                AddResult((INamedTypeSymbol)value, method);
                break;
            case AnswerKind.Open:
                AddNamed(method, null);
                if (!NamedAnswers.AreAll(method))
                {
                    Add(WithValue(200, value));
                }

                break;
            default:
                Add(WithValue(200, value));
                break;
        }
    }

    private void AddStream(INamedTypeSymbol type, AnswerModel answer)
    {
        if (answer.Kind == AnswerKind.Events)
        {
            var data = schemas.Read(((INamedTypeSymbol)type.TypeArguments[0]).TypeArguments[0]);
            Add(new ResponseModel(200, comment.Returns ?? "Server-sent events, as they come.",
                new ContentModel("text/event-stream", SchemaModel.Binary, Item: data)));
            return;
        }

        var item = schemas.Read(type.TypeArguments[0]);
        var array = SchemaModel.Array(item);
        ContentModel[] content =
        [
            // The first is what generators of clients ask for.
            new("application/json", array, ClrTypes.Inline(type, array, compilation)),
            new("application/jsonl", answer.MediaType is null ? SchemaModel.Of("string") : SchemaModel.Binary, Item: item),
        ];
        Add(new ResponseModel(200, comment.Returns
            ?? "Items, as they come: a line of JSON for each, or an array where only `application/json` is accepted.",
            content.Where(one => answer.MediaType is null || answer.MediaType == one.MediaType).ToArray()));
    }

    private void AddResult(INamedTypeSymbol type, IMethodSymbol method)
    {
        var value = type.TypeArguments.FirstOrDefault();
        switch (type.ContainingNamespace.ToDisplayString() == "Hyperlane.Endpoints" ? type.Name : "")
        {
            case "Created" when value is not null:
                Add(WithValue(201, value).WithLocation());
                break;
            case "Accepted":
                Add((value is null ? new ResponseModel(202, comment.Returns) : WithValue(202, value)).WithLocation());
                break;
            case "NoContent":
                Add(new ResponseModel(204, comment.Returns));
                break;
            case "Redirect":
                Add(new ResponseModel(302, comment.Returns).WithLocation());
                Add(new ResponseModel(308).WithLocation());
                break;
            case "FileResult":
                AddFile(method);
                break;
            case "Result":
                AddChoice(value, method);
                break;
            default:
                AddNamed(method, null);
                if (type.Name != "ProblemDetails" && _found.Keys.All(status => status >= 400))
                {
                    Add(new ResponseModel(200, comment.Returns));
                }

                break;
        }
    }

    private void AddFile(IMethodSymbol method)
    {
        var types = DescribingAttributes.Produces(method) is { Count: > 0 } said ? said : FileTypes.In(method);
        var content = types.Select(type => new ContentModel(type, SchemaModel.Binary)).ToArray();
        Add(new ResponseModel(200, comment.Returns, content));
        Add(new ResponseModel(206, null, content));
        foreach (var status in new[] { 304, 404, 412, 416 })
        {
            Add(new ResponseModel(status));
        }
    }

    /// <summary>The usual answer of a choice, and those that the code of the method names.</summary>
    private void AddChoice(ITypeSymbol? value, IMethodSymbol method)
    {
        if (value is not null)
        {
            Add(WithValue(200, ValueReader.WithoutNull(value)));
        }

        if (value is not null && (value.NullableAnnotation == NullableAnnotation.Annotated
            || !SymbolEqualityComparer.Default.Equals(value, ValueReader.WithoutNull(value))))
        {
            Add(new ResponseModel(404));
        }

        AddNamed(method, value);
        if (_found.Keys.All(status => status >= 400))
        {
            Add(new ResponseModel(204, comment.Returns));
        }
    }

    /// <summary>The answers that the code of the method names.</summary>
    /// <param name="method">The method.</param>
    /// <param name="value">The type of the value in them; null where it is not known.</param>
    private void AddNamed(IMethodSymbol method, ITypeSymbol? value)
    {
        foreach (var status in NamedAnswers.In(method))
        {
            Add(status switch
            {
                201 or 202 when value is not null => WithValue(status, ValueReader.WithoutNull(value))
                    .WithLocation() with
                { Description = null },
                201 or 202 or 302 or 308 => new ResponseModel(status).WithLocation(),
                _ => new ResponseModel(status),
            });
        }
    }

    private ResponseModel WithValue(int status, ITypeSymbol type) => new(status, comment.Returns, Content(type, _mediaType));

    private ContentModel Content(ITypeSymbol type, string? mediaType)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return new ContentModel(mediaType ?? "text/plain", SchemaModel.Of("string"));
        }

        var schema = schemas.Read(type) with { IsNullable = false };
        return new ContentModel(mediaType ?? "application/json", schema, ClrTypes.Inline(type, schema, compilation));
    }

    /// <summary>What attributes say of statuses and header fields.</summary>
    private void AddAttributes(IMethodSymbol method)
    {
        foreach (var (status, type, mediaType, description) in DescribingAttributes.Responses(method))
        {
            var content = type is null ? [] : new[] { Content(type, mediaType) };
            Add(new ResponseModel(status));
            var known = _found[status];
            _found[status] = known with
            {
                Description = description ?? known.Description,
                Content = content.Length > 0
                    ? content.ToEquatable()
                    : known.Content
            };
        }

        foreach (var (status, name, type, description) in DescribingAttributes.Headers(method))
        {
            foreach (var found in _found.Values.Where(one => status == 0 ? one.Status < 400 : one.Status == status).ToArray())
            {
                _found[found.Status] = found.With(new HeaderModel(name, description, type is null
                    ? SchemaModel.Of("string")
                    : schemas.ReadText(type)));
            }
        }
    }

    /// <summary>What the comment says of a status goes before what is said of it everywhere.</summary>
    private void AddComments()
    {
        foreach (var (status, text) in comment.Responses.Where(response => response.Status is >= 200 and <= 599))
        {
            Add(new ResponseModel(status));
            _found[status] = _found[status] with { Description = text ?? _found[status].Description };
        }
    }
}
