using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether a WebSocket endpoint can be one, and others do not want what only it has.</summary>
internal static class WebSocketChecks
{
    public static void Check(IMethodSymbol method, EquatableArray<ParameterModel> parameters, bool isWebSocket, KnownTypes known,
        Mistakes mistakes)
    {
        var at = parameters.ToList().FindIndex(parameter => parameter.Source == ParameterSource.Socket);
        if (isWebSocket && at < 0)
        {
            mistakes.Add(Diagnostics.SocketMismatch, LocationInfo.Of(method),
                $"{method.Name} serves WebSockets, but takes no WebSocketConnection. Add a parameter: WebSocketConnection socket");
        }
        else if (!isWebSocket && at >= 0)
        {
            mistakes.Add(Diagnostics.SocketMismatch, LocationInfo.Of(method.Parameters[at]),
                $"'{method.Parameters[at].Name}' is a WebSocketConnection, which a request alone has not. Write [WebSocket(...)] above {method.Name}");
        }

        if (isWebSocket && !KnownTypes.Is(method.ReturnType, known.Task) && !KnownTypes.Is(method.ReturnType, known.ValueTask))
        {
            mistakes.Add(Diagnostics.SocketReturn, LocationInfo.Of(method), method.Name, method.ReturnType.ToText());
        }
    }
}
