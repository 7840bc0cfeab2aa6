package cn.bootx.starter.wechat.content.media;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.RecordedCall;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatPage;
import cn.bootx.starter.wechat.content.article.WeChatArticle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every kind of media is read as what it is.
 */
class MediaKindsTests {

	private static final byte[] BYTES = { 1, 2, 3 };

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatMediaService service = new WeChatMediaService(
			this.wechat.accountsWith("shop", "wxshop0123456789ab"));

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aTemporaryVideoIsAnAddress() {
		String video = this.service.uploadTemporary(WeChatMediaFile.Type.VIDEO, WeChatMediaFile.of("a.mp4", BYTES));
		assertThat(this.service.temporaryVideoUrl(video)).startsWith("http").endsWith(video);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.downloadTemporary(video))
			.withMessageContaining("'" + video + "' is not a file; call temporaryVideoUrl");
		String voice = this.service.uploadTemporary(WeChatMediaFile.Type.VOICE, WeChatMediaFile.of("a.amr", BYTES));
		assertThat(this.service.downloadTemporary(voice).body()).isEqualTo(BYTES);
		assertThat(this.service.downloadVoice(voice).body()).isEqualTo(BYTES);
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/media/get/jssdk")).isEqualTo(1);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.temporaryVideoUrl(voice))
			.withMessageContaining("'" + voice + "' is not a temporary video");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.temporaryVideoUrl("no"))
			.matches((ex) -> ex.code().equals("40007"));
	}

	@Test
	void aTemporaryThumbnailHasAnId() {
		String thumb = this.service.uploadTemporary(WeChatMediaFile.Type.THUMB, WeChatMediaFile.of("a.jpg", BYTES));
		assertThat(this.service.downloadTemporary(thumb).body()).isEqualTo(BYTES);
	}

	@Test
	void aPermanentVideoHasTitleIntroductionAndAddress() {
		String video = this.service
			.uploadPermanentVideo(WeChatMediaFile.of("a.mp4", BYTES), "标题 \"1\"", "introduction", (sent) -> {
			})
			.mediaId();
		RecordedCall call = this.wechat.simulator().calls().of("/cgi-bin/material/add_material").get(0);
		assertThat(call.query()).containsEntry("type", "video");
		assertThat(MultipartForm.parse(call.headers().get("content-type"), call.body()).fields())
			.containsEntry("description", "{\"title\":\"标题 \\\"1\\\"\",\"introduction\":\"introduction\"}");
		WeChatMediaService.Material.Video read = this.service.permanentVideo(video);
		assertThat(read.title()).isEqualTo("标题 \"1\"");
		assertThat(read.description()).isEqualTo("introduction");
		assertThat(read.downUrl()).startsWith("http");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.downloadPermanent(video))
			.withMessageContaining("permanentVideo");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.permanentNews(video))
			.withMessageContaining("'" + video + "' is not a permanent article");
	}

	@Test
	void aVideoWithoutATitleIsCalledAsItsFile() {
		String video = this.service.uploadPermanent(WeChatMediaFile.Type.VIDEO, WeChatMediaFile.of("a.mp4", BYTES))
			.mediaId();
		assertThat(this.service.permanentVideo(video))
			.extracting(WeChatMediaService.Material.Video::title, WeChatMediaService.Material.Video::description)
			.containsExactly("a.mp4", "a.mp4");
	}

	@Test
	void permanentNewsAreListedAndRead() {
		Instant now = this.wechat.clock().instant();
		String news = this.wechat.simulated().newsMaterial("Title", "<p>text</p>", "https://mp.weixin.qq.com/s/1");
		WeChatPage<WeChatArticle.News> page = this.service.listNews(0, 20);
		assertThat(page.total()).isEqualTo(1);
		assertThat(page.items().get(0)).extracting(WeChatArticle.News::id, WeChatArticle.News::titles)
			.containsExactly(news, List.of("Title"));
		assertThat(page.items().get(0).updatedAt().getEpochSecond()).isEqualTo(now.getEpochSecond());
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/material/batchget_material"))
			.containsExactly("{\"offset\":0,\"count\":20,\"type\":\"news\"}");
		assertThat(this.service.permanentNews(news)).singleElement().satisfies((item) -> {
			assertThat(item.article().content()).isEqualTo("<p>text</p>");
			assertThat(item.url()).isEqualTo("https://mp.weixin.qq.com/s/1");
		});
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.permanentVideo(news));
	}

	@Test
	void everyKindIsCounted() {
		this.service.uploadPermanent(WeChatMediaFile.Type.VOICE, WeChatMediaFile.of("a.mp3", BYTES));
		this.service.uploadPermanent(WeChatMediaFile.Type.VOICE, WeChatMediaFile.of("b.mp3", BYTES));
		this.service.uploadPermanent(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of("a.png", BYTES));
		this.wechat.simulated().newsMaterial("Title", "text", "u");
		assertThat(this.service.counts()).isEqualTo(new WeChatMediaService.Material.Counts(1, 2, 0, 1));
		assertThat(this.service.count(WeChatMediaFile.Type.VOICE)).isEqualTo(2);
		assertThat(this.service.count(WeChatMediaFile.Type.VIDEO)).isZero();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.count(WeChatMediaFile.Type.THUMB))
			.withMessageContaining("is thumb");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.list(WeChatMediaFile.Type.THUMB, 0, 20))
			.withMessageContaining("is thumb");
	}

	@Test
	void aPictureOfAnArticleIsAnAddress() {
		assertThat(this.service.uploadArticleImage(WeChatMediaFile.of("a.png", BYTES))).startsWith("http");
		assertThat(this.wechat.simulator().calls().of("/cgi-bin/media/uploadimg").get(0).query())
			.doesNotContainKey("type");
		assertThat(this.service.uploadArticleImage(WeChatMediaFile.of("a.JPG", new byte[1024 * 1024 - 1])))
			.isNotBlank();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadArticleImage(WeChatMediaFile.of("a.png", new byte[1024 * 1024])))
			.withMessageContaining("media has 1048576 bytes, allowed are 1048575");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadArticleImage(WeChatMediaFile.of("a.gif", BYTES)))
			.withMessageContaining("[jpeg, jpg, png]");
		assertThat(this.service.counts().image()).isZero();
	}

	@Test
	void picturesOfAnArticleAreUploadedOnceAndReplaced() {
		List<String> asked = new ArrayList<>();
		String html = this.service.uploadArticleImages(
				"""
						<p>a > b <img alt="x>y" src="https://shop/a.png?w=1&amp;h=2"><IMG SRC='https://shop/a.png?w=1&h=2' width=1>
						<img data-src=lazy src=https://shop/b.png><img src="http://mmbiz.qpic.cn/c"><img src="data:,d">
						<a href="https://shop/a.png">$1</a></p>
						""",
				(address) -> {
					asked.add(address);
					return address.endsWith("d") ? null : WeChatMediaFile.of("a.png", BYTES);
				});
		assertThat(asked).containsExactly("https://shop/a.png?w=1&h=2", "https://shop/b.png", "data:,d");
		List<String> urls = Pattern.compile("src=\"(http[^\"]*)\"", Pattern.CASE_INSENSITIVE)
			.matcher(html)
			.results()
			.map((found) -> found.group(1))
			.toList();
		assertThat(urls).hasSize(4).noneMatch((url) -> url.contains("shop"));
		assertThat(html).isEqualTo("""
				<p>a > b <img alt="x>y" src="%1$s"><IMG SRC="%1$s" width=1>
				<img data-src=lazy src="%2$s"><img src="http://mmbiz.qpic.cn/c"><img src="data:,d">
				<a href="https://shop/a.png">$1</a></p>
				""".formatted(urls.get(0), urls.get(2)));
	}

	@Test
	void aFileIsAFileWhateverItsContentType() {
		String path = "/cgi-bin/material/get_material";
		this.wechat.simulator().faults().next(path, 1, SimulatorResponse.bytes("text/plain", BYTES));
		assertThat(this.service.downloadPermanent("M").body()).isEqualTo(BYTES);
		this.wechat.simulator()
			.faults()
			.next(path, 1, SimulatorResponse.bytes("image/jpeg",
					Json.write(Json.object().put("errcode", 40007).put("errmsg", "invalid media_id")).getBytes()));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.downloadPermanent("M"))
			.matches((ex) -> ex.code().equals("40007"));
		this.wechat.simulator().faults().next(path, 1, SimulatorResponse.bytes("text/html", "<html>".getBytes()));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.downloadPermanent("M"))
			.withMessageContaining("proxy");
	}

	@Test
	void anotherAccountHasItsOwnMaterial() {
		WeChatMediaService shop = this.service.account("shop");
		shop.uploadPermanent(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of("a.png", BYTES));
		assertThat(shop.count(WeChatMediaFile.Type.IMAGE)).isEqualTo(1);
		assertThat(this.service.count(WeChatMediaFile.Type.IMAGE)).isZero();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.account("no"))
			.withMessageContaining("'no'");
	}

}
