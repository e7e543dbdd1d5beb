using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the call that answers with a result.</summary>
internal static class AnswerWriter
{
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
            AnswerKind.JsonLines => $"context.JsonLines({value})",
            AnswerKind.Events => $"context.ServerSentEvents({value})",
            _ when answer.IsImmutableArray => $"context.Json<{answer.Type}>({value}.IsDefault ? {answer.Type}.Empty : {value})",
            _ => $"context.Json<{answer.Type}>({value})",
        };
    }
}
