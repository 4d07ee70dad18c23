using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace EduCoop.Gateway.Tokens;

/// <summary>Keys in the database; the gateway checks bearer tokens with its own ring and asks nobody over HTTP.</summary>
internal static class KeySetup
{
    internal static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("educoop-gateway");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((options, database) => options.XmlRepository = new PostgresXmlRepository(database));
        services.AddSingleton<KeyRing>();
        services.AddSingleton<ISigningKeySource>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<TokenMinter>();
    }
}
