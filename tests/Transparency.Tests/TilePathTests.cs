using EduCoop.Transparency.Tiles;

namespace EduCoop.Transparency.Tests;

public sealed class TilePathTests
{
    [Theory]
    [InlineData(0, 0L, 256, "tile/0/000")]
    [InlineData(0, 1234067L, 256, "tile/0/x001/x234/067")]
    [InlineData(2, 999L, 17, "tile/2/999.p/17")]
    [InlineData(1, 1000L, 1, "tile/1/x001/000.p/1")]
    [InlineData(null, 70_000L, 112, "tile/entries/x070/000.p/112")]
    public void A_tile_has_the_address_that_the_specification_says(int? level, long index, int width, string path)
    {
        var tile = new TilePath(level, index, width);
        Assert.Equal(path, tile.ToString());
        Assert.Equal(tile, TilePath.Read(path["tile/".Length..]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0/")]
    [InlineData("0/0")]
    [InlineData("0/0000")]
    [InlineData("00/000")]
    [InlineData("64/000")]
    [InlineData("-1/000")]
    [InlineData("0/-01")]
    [InlineData("0/x000/001")]
    [InlineData("0/001/234")]
    [InlineData("0/x001234")]
    [InlineData("0/000.p/0")]
    [InlineData("0/000.p/256")]
    [InlineData("0/000.p/01")]
    [InlineData("0/000.p/+1")]
    [InlineData("0/000/")]
    [InlineData("leaves/000")]
    [InlineData("0/999999999999999999999999")]
    public void Any_other_address_is_refused(string path) => Assert.Null(TilePath.Read(path));
}
