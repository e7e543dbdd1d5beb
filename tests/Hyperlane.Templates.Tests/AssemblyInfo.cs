using Hyperlane.Templates.Tests.Support;

// Packed once, installed once, for all tests of this assembly.
[assembly: AssemblyFixture(typeof(TemplatePack))]
