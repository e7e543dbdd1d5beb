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

    public static string Expression(AnswerModel answer)
    {
        // Behind the check for null a Nullable has a value.
        var isStruct = answer is { IsNullable: true, IsValueType: true };
        var value = isStruct ? "result.Value" : "result";
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
}
