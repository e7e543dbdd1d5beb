namespace Hyperlane.Authentication;

/// <summary>The command line that asks for a token: <c>token --name ada --role admin</c>.</summary>
internal sealed record TokenCommand(string Name, IReadOnlyList<string> Roles)
{
    /// <param name="arguments">The program, and what follows it.</param>
    /// <returns>Null if it asks for something else.</returns>
    /// <exception cref="StartupException">It asks for a token in a way that is not understood.</exception>
    public static TokenCommand? Read(string[] arguments)
    {
        if (arguments is not [_, "token", .. var rest])
        {
            return null;
        }

        string? name = null;
        var roles = new List<string>();
        for (var i = 0; i < rest.Length; i += 2)
        {
            switch (rest[i])
            {
                case "--name" when i + 1 < rest.Length:
                    name = rest[i + 1];
                    break;
                case "--role" when i + 1 < rest.Length:
                    roles.Add(rest[i + 1]);
                    break;
                default:
                    throw Usage();
            }
        }

        return string.IsNullOrWhiteSpace(name) ? throw Usage() : new(name, roles);
    }

    private static StartupException Usage()
        => new("The command line cannot be read: write token --name <name>, and --role <role> for each role.");
}
