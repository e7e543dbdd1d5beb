using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Finds the schemas that stand in an operation itself and have a type of .NET behind them.</summary>
internal static class Contracts
{
    public static IEnumerable<ContractModel> Of(string path, OperationModel operation)
    {
        var place = $"/paths/{Escape(path)}/{operation.HttpMethod.ToLowerInvariant()}";
        if (operation.Body is { ClrType: { } taken } body)
        {
            foreach (var mediaType in body.MediaTypes)
            {
                yield return new($"{place}/requestBody/content/{Escape(mediaType)}/schema", taken, IsTaken: true);
            }
        }

        foreach (var response in operation.Responses)
        {
            foreach (var content in response.Content)
            {
                if (content.ClrType is { } given)
                {
                    yield return new($"{place}/responses/{response.Status}/content/{Escape(content.MediaType)}/schema", given,
                        IsTaken: false);
                }
            }
        }
    }

    /// <summary>A name as a JSON pointer has it (RFC 6901 §3).</summary>
    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
