using System.Xml.Linq;
using EduCoop.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace EduCoop.Gateway.Tokens;

/// <summary>Keeps Data Protection's keys in the gateway's database, so that every replica and every restart has the same ones.</summary>
internal sealed class PostgresXmlRepository(NpgsqlDataSource database) : IXmlRepository
{
    private const string Insert = """
        insert into data_protection_key (friendly_name, xml) values ($1, $2) on conflict (friendly_name) do update set xml = excluded.xml
        """;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select xml from data_protection_key order by created_at");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand(Insert).Add(friendlyName).Add(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
