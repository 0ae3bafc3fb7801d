using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

public sealed class DeliverySettingsTests : IDisposable
{
    private readonly ToolTest _test = new();

    [Fact]
    public async Task Names_every_mistake_with_its_place_and_what_to_do()
    {
        _test.With("Users/Users.csproj", "<Project />").With("plumbline.deliver.json", """
            {
              "gateways": {},
              "gateway": { "bind": "localhost", "audience": "friends" },
              "services": {
                "users": { "project": "Users/Users.csproj", "instances": 3, "ports": "5101-5104", "gates": { "watch": "long", "heath": 1 } },
                "orders": { "project": "../Orders.csproj", "ports": "5104-5110", "environment": { "A=B": "x", "C": 1 } },
                "mails": { "project": "Mails/Mails.csproj", "ports": "80" },
                "a b": {},
                "bare": {}
              }
            }
            """);
        var result = await _test.RunAsync("deliver", "status");
        Assert.Equal(2, result.Code);
        Assert.Equal("""
            plumbline: plumbline.deliver.json(2,3): 'gateways' is no key of settings of deliveries; known are state, gateway, services
            plumbline: plumbline.deliver.json(3,24): 'localhost' is no address to listen on; write 127.0.0.1:8080, or :8080 for all addresses
            plumbline: plumbline.deliver.json(3,49): 'friends' is no audience; choose company, public or internal
            plumbline: plumbline.deliver.json(5,74): 4 ports are too few for 3 instances: new ones run beside old ones; name 6 at least
            plumbline: plumbline.deliver.json(5,107): 'watch' is a number from 0 to 86400; correct it
            plumbline: plumbline.deliver.json(5,115): 'heath' is no key of gates; known are health, watch, error_rate, drain, conformance
            plumbline: plumbline.deliver.json(6,28): '../Orders.csproj' is no project file below this file's folder; write src/Users/Users.csproj
            plumbline: plumbline.deliver.json(6,57): port 5104 is one of service 'users' too; give each service a range of its own
            plumbline: plumbline.deliver.json(6,87): 'A=B' is no name of an environment variable; leave out '='
            plumbline: plumbline.deliver.json(6,104): the value of 'C' is a text; put it in quotes
            plumbline: plumbline.deliver.json(7,27): the project 'Mails/Mails.csproj' does not exist; correct the path, it is relative to this file
            plumbline: plumbline.deliver.json(7,58): '80' is no range of ports; write 5101-5104
            plumbline: plumbline.deliver.json(8,5): 'a b' is no name of a service; use letters, digits, '-' and '_', 60 at most
            plumbline: plumbline.deliver.json(9,13): 'ports' is missing; name the ports of instances, twice as many as instances: "5101-5104"
            plumbline: plumbline.deliver.json(9,13): 'project' is missing; name the project file, relative to this file

            """, result.Error);
    }

    [Fact]
    public async Task Says_what_to_write_where_there_are_no_settings()
    {
        var result = await _test.RunAsync("deliver", "release");
        Assert.Equal(2, result.Code);
        Assert.StartsWith("plumbline: 'plumbline.deliver.json' does not exist; write one ({ \"services\": ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_be_led_to_write_to_a_terminal()
    {
        _test.With("plumbline.deliver.json", """{ "services": { "\u001b[2J": {} } }""");
        Assert.DoesNotContain("\u001b", (await _test.RunAsync("deliver", "status")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_only_services_of_the_settings()
    {
        _test.With("Users/Users.csproj", "<Project />").With("plumbline.deliver.json", """{ "services": { "users": { "project": "Users/Users.csproj", "ports": "5101-5102" } } }""");
        Assert.Equal("plumbline: the settings have no service 'user'; known are users\n", (await _test.RunAsync("deliver", "status", "user")).Error);
        Assert.Equal("users: nothing runs\ngateway does not run\n", (await _test.RunAsync("deliver", "status")).Out);
        Assert.Equal("plumbline: nothing of 'users' is staged; run 'plumbline deliver stage users', or name an --artifact\n", (await _test.RunAsync("deliver", "release")).Error);
        Assert.StartsWith("plumbline: callers get no answers any more when everything stops", (await _test.RunAsync("deliver", "stop")).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _test.Dispose();
}
