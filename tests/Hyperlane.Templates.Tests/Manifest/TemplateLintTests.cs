using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Manifest;

public sealed class TemplateLintTests(TemplatePack pack)
{
    [Fact]
    public void Our_templates_have_no_fault()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(pack.Repository, "templates"), ".template.config",
            SearchOption.AllDirectories))
        {
            var template = File.ReadAllText(Path.Combine(folder, "template.json"));
            var host = File.ReadAllText(Path.Combine(folder, "dotnetcli.host.json"));
            Assert.Empty(TemplateLint.Check(template, host));
        }
    }

    [Theory]
    [InlineData("""{"symbols":{"a":{"type":"generated","generator":"prot"}}}""", "a: there is no generator prot")]
    [InlineData("""{"symbols":{"a":{"type":"generated","generator":"coalesce","parameters":{"sourceVariableName":"b"}}}}""", "a: the symbol b is not defined")]
    [InlineData("""{"symbols":{"a":{"type":"parameter","datatype":"choice","choices":[{"choice":"x"}],"defaultValue":"y"}}}""", "a: the default y is not among the choices")]
    [InlineData("""{"symbols":{"a":{"type":"parameter","datatype":"choice"}}}""", "a: has no choices")]
    [InlineData("""{"symbols":{"a":{"type":"derived","valueSource":"b"}}}""", "a: the symbol b is not defined")]
    [InlineData("""{"symbols":{"a":{"type":"derived","valueSource":"name","valueTransform":"f"}}}""", "a: the form f is not defined")]
    [InlineData("""{"forms":{"f":{"identifier":"chain","steps":["g"]}}}""", "f: the form g is not defined")]
    [InlineData("""{"postActions":[{"condition":"(!skipRestore)"}]}""", "(!skipRestore): the symbol skipRestore is not defined")]
    [InlineData("""{"symbols":{"a":{"type":"computed","value":"(b == \"c\")"}}}""", "(b == \"c\"): the symbol b is not defined")]
    public void It_finds(string template, string fault)
    {
        Assert.Equal([fault], TemplateLint.Check(template));
    }

    [Fact]
    public void It_finds_an_option_of_no_symbol()
    {
        Assert.Equal(["dotnetcli.host.json: the symbol a is not defined"],
            TemplateLint.Check("{}", """{"symbolInfo":{"a":{"longName":"a"}}}"""));
    }
}
