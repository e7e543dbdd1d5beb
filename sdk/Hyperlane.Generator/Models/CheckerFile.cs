namespace Hyperlane.Generator.Models;

/// <summary>The file of a class that validates objects of a type.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Code">What stands in it.</param>
/// <param name="Fault">Why it checks nothing; null where it does.</param>
internal sealed record CheckerFile(string Name, string Code, CheckerFault? Fault);
