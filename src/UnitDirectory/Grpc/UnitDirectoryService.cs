using System.Globalization;
using EduCoop.Contracts.UnitDirectory.V1;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Resolving;
using EduCoop.UnitDirectory.Searching;
using EduCoop.UnitDirectory.Units;
using Grpc.Core;
using Npgsql;

namespace EduCoop.UnitDirectory.Grpc;

/// <summary>The directory for other services and partners, over gRPC. The same answers as over HTTP.</summary>
internal sealed class UnitDirectoryService(UnitIndex index, NpgsqlDataSource database, TimeProvider clock) : Contracts.UnitDirectory.V1.UnitDirectory.UnitDirectoryBase
{
    public override async Task<Unit> GetUnit(GetUnitRequest request, ServerCallContext context)
    {
        var id = Id(request.UnitId, "unit_id") ?? throw Invalid("unit_id: thiếu mã đơn vị.");
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return await Units.GetUnit.FindAsync(connection, id, Day(request.AsOf), context.CancellationToken) is { } item
            ? Message(item)
            : throw new RpcException(new Status(StatusCode.NotFound, "Không có đơn vị này vào ngày được hỏi."));
    }

    public override async Task<ResolveNameReply> ResolveName(ResolveNameRequest request, ServerCallContext context)
    {
        if (request.Name.Length is 0 or > 300)
        {
            throw Invalid("name: ghi tên đơn vị, tối đa 300 ký tự.");
        }

        var candidates = await Resolving.ResolveName.FindAsync(
            index, database, request.Name, Id(request.ContextUnitId, "context_unit_id"), Day(request.AsOf), context.CancellationToken);
        return new() { Candidates = { candidates.Select(found => new Candidate { Unit = Message(found.Unit), Confidence = found.Confidence, Reason = found.Reason }) } };
    }

    public override async Task<SearchUnitsReply> SearchUnits(SearchUnitsRequest request, ServerCallContext context)
    {
        if (request.Query.Length > 200)
        {
            throw Invalid("query: tối đa 200 ký tự.");
        }

        var page = PageRequest.Of(request.Page == 0 ? null : request.Page, request.PageSize == 0 ? null : request.PageSize);
        var search = new UnitSearch(Day(request.AsOf), page, request.Query, request.TypeCode.Length == 0 ? null : request.TypeCode);
        var found = await index.FindAsync(search, context.CancellationToken);
        return new() { Total = found.Total, Units = { found.Items.Select(Message) } };
    }

    public override async Task<ResolveGroupReply> ResolveGroup(ResolveGroupRequest request, ServerCallContext context)
    {
        var (day, cancellation) = (Day(request.AsOf), context.CancellationToken);
        var page = PageRequest.Of(request.Page == 0 ? null : request.Page, request.PageSize == 0 ? null : request.PageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var group = request.GroupKey.Length > 0
            ? new ResolvedGroup(request.GroupKey, "", 0, 1, "")
            : await ReadGroupAsync(connection, request, day, cancellation);
        if (group is null)
        {
            return new();
        }

        var parts = GroupSelector.Parse(group.Key) ?? throw Invalid("group_key: không đọc được nhóm đơn vị.");
        var members = await GroupMembers.ListAsync(connection, parts, day, page, cancellation);
        return new()
        {
            GroupKey = group.Key,
            Label = group.Label,
            Confidence = group.Confidence,
            Reason = group.Reason,
            Total = members.Total,
            Members = { members.Items.Select(Message) },
        };
    }

    public override async Task WatchChanges(WatchChangesRequest request, IServerStreamWriter<UnitChange> responseStream, ServerCallContext context)
    {
        if (request.FromSequence < 0)
        {
            throw Invalid("from_sequence: ghi số 0 hoặc số thứ tự đã nhận sau cùng.");
        }

        try
        {
            await Changes.WatchChanges.RunAsync(database, request.FromSequence, request.UntilNow, responseStream, context.CancellationToken);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // The caller has gone; that is how every watch ends.
        }
    }

    private async Task<ResolvedGroup?> ReadGroupAsync(NpgsqlConnection connection, ResolveGroupRequest request, DateOnly day, CancellationToken cancellation)
    {
        if (request.Name.Length is 0 or > Resolving.ResolveName.MaxName)
        {
            throw Invalid("name: ghi tên nhóm, tối đa 300 ký tự.");
        }

        var contextId = Id(request.ContextUnitId, "context_unit_id") ?? throw Invalid("context_unit_id: nhóm chỉ đọc được trong phạm vi một đơn vị.");
        var resolver = await NameResolver.LoadAsync(index, connection, contextId, day, cancellation);
        var learned = await ResolveNames.LearnedAsync(connection, resolver, [request.Name], cancellation);
        return (await ResolveNames.OneAsync(connection, resolver, request.Name, learned, cancellation)).Group;
    }

    private static Unit Message(UnitItem item) => new()
    {
        UnitId = item.Id.ToString(),
        Name = item.Name,
        FullName = item.FullName,
        TypeCode = item.TypeCode,
        ParentId = item.ParentId?.ToString() ?? "",
        Path = { item.Path.Select(id => id.ToString()) },
        Codes = { item.Codes.Select(code => new UnitCode { Scheme = code.Scheme, Value = code.Value }) },
        ValidFrom = Text(item.ValidFrom),
        ValidTo = item.ValidTo is { } end ? Text(end) : "",
        Version = item.Version,
    };

    private DateOnly Day(string day) =>
        day.Length == 0 ? clock.Today()
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
        : throw Invalid("as_of: ghi ngày dạng 2026-12-31.");

    private static Guid? Id(string id, string field) =>
        id.Length == 0 ? null : Guid.TryParse(id, out var read) ? read : throw Invalid($"{field}: không phải UUID.");

    private static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
