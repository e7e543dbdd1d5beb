using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the handler of one endpoint: bind the parameters, call the method, answer.</summary>
internal sealed class HandlerWriter(CodeWriter code, EndpointModel endpoint, string name)
{
    private readonly IReadOnlyDictionary<string, string> _locals = LocalNames.Of(endpoint.Parameters);

    private readonly ParameterModel? _body = endpoint.Parts.FirstOrDefault(parameter => parameter.Source == ParameterSource.Body);

    private readonly ValidationParameterWriter _validation = new(code, endpoint, name);

    /// <summary>Whether the body is a member of a record, which is made with it.</summary>
    private bool HasBodyInRecord => _body is not null && !endpoint.Parameters.Contains(_body);

    private bool HasForm => endpoint.Parts.Any(parameter => parameter.IsOfForm);

    /// <summary>
    /// What lets the object go that the method is called on. It lives until the answer is written, which may be a stream that it makes.
    /// </summary>
    private DisposalKind Disposal => endpoint.Class.IsStatic || endpoint.IsStatic ? DisposalKind.None : endpoint.Class.Disposal;

    private bool IsAsync
        => endpoint.Answer.IsAwaited || _body is { Body: BodyKind.Json or BodyKind.Text or BodyKind.Bytes }
            || endpoint.Parts.Any(parameter => parameter.Extractor is not null) || HasForm || Disposal != DisposalKind.None;

    private bool CanFail
        => endpoint.Parameters.Any(parameter => parameter.IsRead || parameter.IsOfForm || parameter.Source == ParameterSource.Body);

    public void Write()
    {
        code.Line($"// {endpoint.HttpMethod} {endpoint.FullPattern} is {endpoint.MethodName} ({endpoint.File}:{endpoint.Line}).")
            .Open($"private static {(IsAsync ? "async " : "")}ValueTask {name}(HttpContext context)");
        WriteUser();
        WriteBinding();
        WriteCall();
        code.Close();
        _validation.WriteMethods();
    }

    private void WriteUser()
    {
        if (!endpoint.TakesUser)
        {
            return;
        }

        code.Open("if (Answer.UserOrNull(context) is null)");
        Finish("Answer.Unauthorized(context)");
        WriteReturn();
        code.Close().Line();
    }

    private void WriteBinding()
    {
        if (!CanFail)
        {
            return;
        }

        code.Line("// What is wrong with the parameters is gathered, so that the client is told all of it at once.")
            .Line("BindingErrors? errors = null;");
        if (HasForm)
        {
            code.Line("(var form, errors) = await RequestForm.ReadAsync(context, errors).ConfigureAwait(false);");
        }

        if (HasBodyInRecord)
        {
            code.Line(Body(_body!));
        }

        foreach (var parameter in endpoint.Parameters.Where(parameter => parameter.IsRead))
        {
            code.Line($"var {Local(parameter)} = {ValueWriter.Expression(parameter, Whole)};");
            foreach (var statement in ValueWriter.Others(parameter, Local(parameter)))
            {
                code.Line(statement);
            }
        }

        if (_body is not null && !HasBodyInRecord)
        {
            code.Line(Body(_body));
        }

        _validation.WriteCalls(Local);
        code.Line("BindingErrors.ThrowIfAny(errors);").Line();
    }

    private string Body(ParameterModel body)
    {
        var how = body.IsNullable ? "Optional" : "Required";
        return body.Body switch
        {
            BodyKind.Stream => $"var {Local(body)} = context.Request.Body;",
            BodyKind.Pipe => $"var {Local(body)} = RequestContent.Reader(context);",
            BodyKind.Text or BodyKind.Bytes =>
                $"(var {Local(body)}, errors) = await RequestContent.{how}{body.Body}Async(context, errors).ConfigureAwait(false);",
            _ => $"(var {Local(body)}, errors) = await RequestJson.{how}Async<{body.Type}{(body is { IsNullable: true, IsValueType: true } ? "?" : "")}>(context, errors).ConfigureAwait(false);",
        };
    }

    private void WriteCall()
    {
        var type = endpoint.Class;
        if (!type.IsStatic && !endpoint.IsStatic)
        {
            code.Line($"{(Disposal == DisposalKind.Dispose ? "using " : "")}var endpoints = Create(context);");
            if (Disposal == DisposalKind.DisposeAsync)
            {
                code.Line("await using var disposal = endpoints.ConfigureAwait(false);");
            }
        }

        var target = type.IsStatic || endpoint.IsStatic ? type.Type : "endpoints";
        var call = $"{target}.{SymbolText.Identifier(endpoint.MethodName)}({string.Join(", ", endpoint.Parameters.Select(Argument))})";
        call = endpoint.Answer.IsAwaited ? $"await {call}.ConfigureAwait(false)" : call;
        if (endpoint.IsWebSocket)
        {
            var spoken = string.Concat(endpoint.SubProtocols.Select(name => $", {Text.Quote(name)}"));
            Finish($"context.WebSocket(async socket => {call}{spoken})");
            return;
        }

        if (endpoint.Answer.Kind == AnswerKind.None)
        {
            var raw = endpoint.Parts.Any(parameter => parameter.IsResponse);
            code.Line($"{call};");
            Finish(raw ? "Answer.NoContentUnlessAnswered(context)" : "context.NoContent()");
            return;
        }

        code.Line($"var result = {call};");
        if (endpoint.Answer.IsNullable)
        {
            code.Open("if (result is null)");
            Finish("Answer.NotFound(context)");
            WriteReturn();
            code.Close().Line();
        }

        if (endpoint.ETagMember is { } member)
        {
            code.Line(AnswerWriter.Tag(endpoint.Answer, SymbolText.Identifier(member)));
        }

        if (AnswerWriter.MediaType(endpoint.Answer) is { } mediaType)
        {
            code.Line($"context.Response.ContentType = {Text.Quote(mediaType)};");
        }

        Finish(AnswerWriter.Expression(endpoint.Answer));
    }

    private void Finish(string answer) => code.Line(IsAsync ? $"await {answer}.ConfigureAwait(false);" : $"return {answer};");

    private void WriteReturn()
    {
        if (IsAsync)
        {
            code.Line("return;");
        }
    }

    private string Argument(ParameterModel parameter) => Whole(parameter) ?? Local(parameter);

    /// <summary>What needs no reading, or has been read; null for the rest.</summary>
    private string? Whole(ParameterModel parameter) => parameter.Source switch
    {
        ParameterSource.Context => "context",
        ParameterSource.Request => "context.Request",
        ParameterSource.Response => "context.Response",
        ParameterSource.WholeForm => "form",
        ParameterSource.User => parameter.IsNullable ? "Answer.UserOrNull(context)" : "context.User",
        ParameterSource.Socket => "socket",
        ParameterSource.Aborted => endpoint.Answer.IsStream || endpoint.IsWebSocket ? "Answer.StopOf(context)" : "context.RequestAborted",
        ParameterSource.Services => ValueWriter.Service(parameter.Service!),
        ParameterSource.Body => Local(parameter),
        _ => null,
    };

    /// <summary>The variable that a parameter's value stands in.</summary>
    private string Local(ParameterModel parameter)
        => HasBodyInRecord && parameter.Source == ParameterSource.Body ? "requestBody" : _locals[parameter.Name];
}
