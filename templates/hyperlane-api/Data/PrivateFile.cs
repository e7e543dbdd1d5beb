namespace HyperlaneApi._1;

/// <summary>Makes files that only the user who runs the program may read. What SQLite keeps beside its file gets the same rights.</summary>
public static class PrivateFile
{
    /// <summary>Makes an empty file and, where it is missing, its folder. A file that is there stays as it is, with its rights.</summary>
    public static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder); // its rights come from the folder above
        }
        else
        {
            const UnixFileMode user = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Directory.CreateDirectory(folder, user | UnixFileMode.UserExecute);
            options.UnixCreateMode = user;
        }

        try
        {
            using var file = new FileStream(path, options);
        }
        catch (IOException) when (Path.Exists(path))
        {
            // It was there already.
        }
    }
}
