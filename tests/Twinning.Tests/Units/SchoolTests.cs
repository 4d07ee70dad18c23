using System.Net;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Tests.Units;

[Collection(OneService.Name)]
public sealed class SchoolTests(TwinningService service)
{
    [Fact]
    public async Task A_school_is_known_and_a_stranger_is_asked_to_sign_in()
    {
        var school = await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{Tree.BorderSchool}", service.Head)).ReadAsync<SchoolView>();
        Assert.Equal(("Trường Tiểu học xã Biên", Tree.BorderWard), (school.Name, school.ManagerId));
        await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{Guid.CreateVersion7()}", service.Head)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "unit_unknown");
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.GetAsync(new Uri($"/schools/{Tree.BorderSchool}", UriKind.Relative))).StatusCode);
    }
}
