using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the call that answers with a result.</summary>
internal static class AnswerWriter
{
    /// <summary>The media type to say before the answer is written; null where it goes without saying.</summary>
    public static string? MediaType(AnswerModel answer) => answer switch
    {
        { IsStream: true } or { Kind: AnswerKind.None } => null,
        { MediaType: { } type } when type.StartsWith("text/", StringComparison.Ordinal) && type.IndexOf(';') < 0 =>
            $"{type}; charset=utf-8",
        { MediaType: var type } => type,
    };

    /// <summary>The statement that says the entity tag, made of a member of what is answered.</summary>
    public static string Tag(AnswerModel answer, string member)
        => answer.Kind == AnswerKind.Result
            ? $"Answer.Tag(context, {Value(answer)}, static value => value!.{member});"
            : $"Answer.Tag(context, {Value(answer)}.{member});";

    public static string Expression(AnswerModel answer)
    {
        var value = Value(answer);
        return answer.Kind switch
        {
            AnswerKind.Open => $"Answer.Value(context, ({answer.Type}){value})",
            AnswerKind.Text => $"context.Text({value})",
            AnswerKind.Result => $"Answer.Result(context, {value})",
            AnswerKind.JsonLines => answer.MediaType switch
            {
                "application/json" => $"context.JsonArray({value})",
                "application/jsonl" => $"context.JsonLines({value})",
                _ => $"context.JsonItems({value})",
            },
            AnswerKind.Events => $"context.ServerSentEvents({value})",
            _ when answer.IsImmutableArray => $"context.Json<{answer.Type}>({value}.IsDefault ? {answer.Type}.Empty : {value})",
            _ => $"context.Json<{answer.Type}>({value})",
        };
    }

    /// <summary>What is answered: behind the check for null a Nullable has a value.</summary>
    private static string Value(AnswerModel answer) => answer is { IsNullable: true, IsValueType: true } ? "result.Value" : "result";
}
