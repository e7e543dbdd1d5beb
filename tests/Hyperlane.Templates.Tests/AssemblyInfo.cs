using Hyperlane.Templates.Tests.Support;

// Packed once, installed once, for all tests of this assembly.
[assembly: AssemblyFixture(typeof(TemplatePack))]

// One browser for all; each test has a window of its own, with cookies and storage of its own.
[assembly: AssemblyFixture(typeof(Chromium))]
