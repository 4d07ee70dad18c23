using EduCoop.ServiceDefaults;
using EduCoop.Storage;

namespace EduCoop.Twinning.Tests.Fixtures;

/// <summary>A migrated database with a small tree of units in two provinces.</summary>
public sealed class TwinningDatabase() : PostgresFixture(typeof(Routes).Assembly)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddUnitAsync(Tree.HaNoi, "Sở Giáo dục và Đào tạo Hà Nội", "so_gddt", []);
        await AddUnitAsync(Tree.Ward, "Ủy ban nhân dân phường Mẫu", "ubnd_xa", [Tree.HaNoi]);
        await AddUnitAsync(Tree.School, "Trường Tiểu học Mẫu", "tieu_hoc", [Tree.HaNoi, Tree.Ward]);
        await AddUnitAsync(Tree.OtherSchool, "Trường Tiểu học Kề Bên", "tieu_hoc", [Tree.HaNoi, Tree.Ward]);
        await AddUnitAsync(Tree.OtherWard, "Ủy ban nhân dân phường Khác", "ubnd_xa", [Tree.HaNoi]);
        await AddUnitAsync(Tree.CaoBang, "Sở Giáo dục và Đào tạo Cao Bằng", "so_gddt", []);
        await AddUnitAsync(Tree.BorderWard, "Ủy ban nhân dân xã Biên", "ubnd_xa", [Tree.CaoBang]);
        await AddUnitAsync(Tree.BorderSchool, "Trường Tiểu học xã Biên", "tieu_hoc", [Tree.CaoBang, Tree.BorderWard]);
    }

    public Task AddUnitAsync(Guid id, string name, string type, Guid[] above) =>
        ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, parent_id, path, own_path, version) values ($1, $2, $3, $4::uuid, $5, $5, 1)",
            id, name, type, above.Length == 0 ? null : above[^1], above.Append(id).ToArray());
}

internal static class Tree
{
    internal static readonly Guid HaNoi = new("0199cccc-0000-7000-8000-000000000001");
    internal static readonly Guid Ward = new("0199cccc-0000-7000-8000-000000000002");
    internal static readonly Guid School = new("0199cccc-0000-7000-8000-000000000003");
    internal static readonly Guid OtherSchool = new("0199cccc-0000-7000-8000-000000000004");
    internal static readonly Guid OtherWard = new("0199cccc-0000-7000-8000-000000000005");
    internal static readonly Guid CaoBang = new("0199cccc-0000-7000-8000-000000000006");
    internal static readonly Guid BorderWard = new("0199cccc-0000-7000-8000-000000000007");
    internal static readonly Guid BorderSchool = new("0199cccc-0000-7000-8000-000000000008");
}

/// <summary>The running service with its own database, virtual host and token authority.</summary>
public sealed class TwinningService : IAsyncLifetime
{
    private ServiceHost<Program>? host;

    public TwinningDatabase Database { get; } = new();

    public RabbitFixture Rabbit { get; } = new();

    public TestTokens Tokens { get; } = new();

    public HttpClient Http => Host.Http;

    public ServiceHost<Program> Host => host!;

    /// <summary>Programme officer of the department in Hà Nội; the same account in every call.</summary>
    public string Officer { get; private set; } = "";

    /// <summary>Programme officer of the department in Cao Bằng.</summary>
    public string BorderOfficer { get; private set; } = "";

    public string WardOfficer { get; private set; } = "";

    public string Head { get; private set; } = "";

    public string BorderHead { get; private set; } = "";

    public string Auditor { get; private set; } = "";

    public ServiceSettings Settings => new ServiceSettings().WithDatabase("twinningdb", Database).WithBroker(Rabbit).WithAuthority(Tokens);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Database.InitializeAsync(), Rabbit.InitializeAsync(), Tokens.InitializeAsync());
        Officer = Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi);
        BorderOfficer = Tokens.For(Roles.ProgrammeOfficer, Tree.CaoBang);
        WardOfficer = Tokens.For(Roles.UnitOfficer, Tree.Ward);
        Head = Tokens.For(Roles.SchoolOfficer, Tree.School);
        BorderHead = Tokens.For(Roles.SchoolOfficer, Tree.BorderSchool);
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
public sealed class OneService : ICollectionFixture<TwinningService>
{
    internal const string Name = "one twinning service";
}
