using EduCoop.ServiceDefaults;
using EduCoop.Storage;

namespace EduCoop.Plans.Tests.Fixtures;

/// <summary>A migrated database with a small tree of units.</summary>
public sealed class PlansDatabase() : PostgresFixture(typeof(Routes).Assembly)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddUnitAsync(Tree.HaNoi, "Sở Giáo dục và Đào tạo Hà Nội", []);
        await AddUnitAsync(Tree.Ward, "Ủy ban nhân dân phường Mẫu", [Tree.HaNoi]);
        await AddUnitAsync(Tree.Office, "Phòng Văn hóa - Xã hội phường Mẫu", [Tree.HaNoi, Tree.Ward]);
        await AddUnitAsync(Tree.School, "Trường Tiểu học Mẫu", [Tree.HaNoi, Tree.Ward]);
        await AddUnitAsync(Tree.OtherWard, "Ủy ban nhân dân phường Khác", [Tree.HaNoi]);
        await AddUnitAsync(Tree.CaoBang, "Sở Giáo dục và Đào tạo Cao Bằng", []);
    }

    public Task AddUnitAsync(Guid id, string name, Guid[] above) =>
        ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, parent_id, path, version) values ($1, $2, 'don_vi', $3::uuid, $4, 1)",
            id, name, above.Length == 0 ? null : above[^1], above.Append(id).ToArray());
}

internal static class Tree
{
    internal static readonly Guid HaNoi = new("0199bbbb-0000-7000-8000-000000000001");
    internal static readonly Guid Ward = new("0199bbbb-0000-7000-8000-000000000002");
    internal static readonly Guid Office = new("0199bbbb-0000-7000-8000-000000000003");
    internal static readonly Guid School = new("0199bbbb-0000-7000-8000-000000000004");
    internal static readonly Guid OtherWard = new("0199bbbb-0000-7000-8000-000000000005");
    internal static readonly Guid CaoBang = new("0199bbbb-0000-7000-8000-000000000006");
}

/// <summary>The running service with its own database, virtual host and token authority.</summary>
public sealed class PlansService : IAsyncLifetime
{
    private ServiceHost<Program>? host;

    public PlansDatabase Database { get; } = new();

    public RabbitFixture Rabbit { get; } = new();

    public TestTokens Tokens { get; } = new();

    public HttpClient Http => Host.Http;

    public ServiceHost<Program> Host => host!;

    /// <summary>Programme officer of the department; the same account in every call.</summary>
    public string Officer { get; private set; } = "";

    public string Approver { get; private set; } = "";

    public string WardOfficer { get; private set; } = "";

    public string Auditor { get; private set; } = "";

    public ServiceSettings Settings => new ServiceSettings().WithDatabase("plansdb", Database).WithBroker(Rabbit).WithAuthority(Tokens);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Database.InitializeAsync(), Rabbit.InitializeAsync(), Tokens.InitializeAsync());
        Officer = Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi);
        Approver = Tokens.For(Roles.Approver, Tree.HaNoi);
        WardOfficer = Tokens.For(Roles.UnitOfficer, Tree.Ward);
        Auditor = Tokens.For(Roles.Auditor, Tree.HaNoi);
        host = await ServiceHost<Program>.StartAsync(Settings);
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await Task.WhenAll(Database.DisposeAsync(), Rabbit.DisposeAsync(), Tokens.DisposeAsync());
    }
}

[CollectionDefinition(Name)]
public sealed class OneService : ICollectionFixture<PlansService>
{
    internal const string Name = "one plans service";
}
