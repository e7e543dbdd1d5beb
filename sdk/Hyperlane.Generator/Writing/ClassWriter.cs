using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the file of an endpoint class: the declaration of its routes, then a handler for each.</summary>
internal static class ClassWriter
{
    public static string Write(EndpointClass type, IReadOnlyList<EndpointModel> endpoints)
    {
        var names = HandlerNames(endpoints);
        var validates = endpoints.Any(endpoint => endpoint.Validation.Parameters.Count > 0);
        var code = new CodeWriter();
        code.Line(Text.Header)
            .Line($"// Written by Hyperlane for {type.Name}: what each of its endpoints does with a request.")
            .Line("#nullable enable")
            .Line(Text.NoWarnings)
            .Line()
            .Line("namespace Hyperlane.Generated;")
            .Line()
            .Line("using global::Hyperlane.Endpoints;")
            .Line("using global::Hyperlane.Endpoints.Binding;")
            .Line("using global::Hyperlane.Http;")
            .Line("using global::Hyperlane.WebSockets;")
            .Line("using global::Microsoft.Extensions.DependencyInjection;")
            .Line("using global::System.Threading.Tasks;");
        if (validates)
        {
            ValidationText.WriteUsings(code);
        }

        code.Line()
            .Line(Text.MayUseObsolete)
            .Open($"internal static class {type.GeneratedName}");
        WriteMap(code, type, endpoints, names);
        if (endpoints.Any(endpoint => !type.IsStatic && !endpoint.IsStatic))
        {
            code.Line()
                .Line("// Made for each request, with its services.")
                .Line($"private static {type.Type} Create(HttpContext context)")
                .Line($"    => new({string.Join(", ", type.Services.Select(ValueWriter.Service))});");
        }

        for (var i = 0; i < endpoints.Count; i++)
        {
            code.Line();
            new HandlerWriter(code, endpoints[i], names[i]).Write();
        }

        return code.Close().ToString();
    }

    private static void WriteMap(CodeWriter code, EndpointClass type, IReadOnlyList<EndpointModel> endpoints, List<string> names)
    {
        code.Line("// Declares the routes; called once, when the app starts.")
            .Open("public static void Map(global::Hyperlane.RouteGroup app)");
        foreach (var name in endpoints.SelectMany(endpoint => endpoint.BodyEnums).Distinct().OrderBy(name => name, StringComparer.Ordinal))
        {
            code.Line($"RequestJson.AddEnum<{name}>();");
        }

        foreach (var name in endpoints.SelectMany(endpoint => endpoint.BodyStructs).Distinct()
            .OrderBy(name => name, StringComparer.Ordinal))
        {
            code.Line($"RequestJson.AddStruct<{name}>();");
        }

        foreach (var service in Required(type, endpoints))
        {
            code.Line(service);
        }

        code.Line($"var group = app.MapGroup({Text.Quote(type.Prefix)});");
        foreach (var middleware in type.Middleware)
        {
            code.Line($"group.{middleware};");
        }

        for (var i = 0; i < endpoints.Count; i++)
        {
            var endpoint = endpoints[i];
            var around = string.Concat(endpoint.Middleware.Select(middleware => $".{middleware}"))
                + (endpoint.AllowsAnonymous ? ".AllowAnonymous()" : "");
            code.Line($"group.Map({Text.Quote(endpoint.HttpMethod)}, {Text.Quote(endpoint.Pattern)}, {names[i]}, {Text.Quote(endpoint.File)}, {endpoint.Line}){around};");
        }

        code.Close();
    }

    /// <summary>The services without which a request could only fail.</summary>
    private static IEnumerable<string> Required(EndpointClass type, IReadOnlyList<EndpointModel> endpoints)
        => endpoints.SelectMany(endpoint => endpoint.Parameters).Select(parameter => parameter.Service).OfType<ServiceModel>()
            .Concat(endpoints.Any(endpoint => !type.IsStatic && !endpoint.IsStatic) ? type.Services : [])
            .Where(service => service is { IsOptional: false, Default: null })
            .Select(service => $"global::Hyperlane.RequiredServices.Require<{service.Type}>(app, {Text.Quote(type.Name)}{(service.Key is null ? "" : $", {service.Key}")});")
            .Distinct()
            .OrderBy(line => line, StringComparer.Ordinal);

    /// <summary>A method of its own for each endpoint, also where overloads or two attributes share a name.</summary>
    private static List<string> HandlerNames(IReadOnlyList<EndpointModel> endpoints)
    {
        var names = new List<string>();
        foreach (var endpoint in endpoints)
        {
            var name = endpoint.MethodName + "Handler";
            for (var number = 2; names.Contains(name); number++)
            {
                name = $"{endpoint.MethodName}Handler{number}";
            }

            names.Add(name);
        }

        return names;
    }
}
