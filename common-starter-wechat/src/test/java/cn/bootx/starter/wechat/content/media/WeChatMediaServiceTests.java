package cn.bootx.starter.wechat.content.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatPage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatMediaServiceTests {

	private static final byte[] PNG = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatMediaService service = new WeChatMediaService(this.wechat.accounts());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aTemporaryPictureCanBeDownloadedAgain() {
		String mediaId = this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of("图 片.png", PNG));
		assertThat(this.service.downloadTemporary(mediaId).body()).isEqualTo(PNG);
	}

	@Test
	void aPermanentPictureIsListedCountedAndDeleted() {
		WeChatMediaService.Material material = this.service.uploadPermanent(WeChatMediaFile.Type.IMAGE,
				WeChatMediaFile.of("a.png", PNG));
		assertThat(material.url()).isNotBlank();
		assertThat(this.service.count(WeChatMediaFile.Type.IMAGE)).isEqualTo(1);
		WeChatPage<WeChatMediaService.Material> page = this.service.list(WeChatMediaFile.Type.IMAGE, 0, 20);
		assertThat(page.total()).isEqualTo(1);
		assertThat(page.items()).extracting(WeChatMediaService.Material::mediaId).containsExactly(material.mediaId());
		assertThat(page.items().get(0).name()).isEqualTo("a.png");
		assertThat(this.service.downloadPermanent(material.mediaId()).body()).isEqualTo(PNG);
		this.service.delete(material.mediaId());
		assertThat(this.service.count(WeChatMediaFile.Type.IMAGE)).isZero();
	}

	@Test
	void theTimeOfAMaterialIsInSeconds() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/material/batchget_material", 1, SimulatorResponse.json(Json.readTree(
					"{\"total_count\":1,\"item_count\":1,\"item\":[{\"media_id\":\"M\",\"name\":\"n\",\"update_time\":1700000000,\"url\":\"u\"}]}")));
		assertThat(this.service.list(WeChatMediaFile.Type.IMAGE, 0, 1).items())
			.containsExactly(new WeChatMediaService.Material("M", "n", "u", Instant.parse("2023-11-14T22:13:20Z")));
	}

	@Test
	void theUploadIsRepeatedFromItsBeginningWithANewToken() {
		this.wechat.account().tokens().get();
		this.wechat.simulated().tokens().revoke();
		String mediaId = this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of("a.png", PNG));
		assertThat(this.service.downloadTemporary(mediaId).body()).isEqualTo(PNG);
	}

	@Test
	void tellsTheProgressOfAnUpload() {
		byte[] bytes = new byte[40_000];
		System.arraycopy(PNG, 0, bytes, 0, PNG.length);
		List<Long> heard = new ArrayList<>();
		this.service.uploadPermanent(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of("a.png", bytes), null, heard::add);
		assertThat(heard).containsExactly(16384L, 32768L, 40000L);
		heard.clear();
		this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of("a.png", bytes), heard::add);
		assertThat(heard).containsExactly(16384L, 32768L, 40000L);
	}

	@Test
	void refusesAWrongSizeOrTypeBeforeAnythingIsSent() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaFile.Type.THUMB,
					WeChatMediaFile.of("a.jpg", new byte[65_537])))
			.withMessageContaining("65536")
			.withMessageContaining("65537");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(
					() -> this.service.uploadTemporary(WeChatMediaFile.Type.VIDEO, WeChatMediaFile.of("a.exe", PNG)))
			.withMessageContaining("mp4");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.list(WeChatMediaFile.Type.IMAGE, 0, 21))
			.withMessageContaining("20");
		assertThat(this.wechat.simulator().calls().all()).isEmpty();
	}

	@Test
	void temporaryMediaHaveFewerFormats() {
		WeChatMediaFile bitmap = WeChatMediaFile.of("a.bmp", PNG);
		assertThat(this.service.uploadPermanent(WeChatMediaFile.Type.IMAGE, bitmap).mediaId()).isNotBlank();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE, bitmap))
			.withMessageContaining(
					"media 'a.bmp' has the wrong type: a temporary image is one of [gif, jpeg, jpg, png]");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(
					() -> this.service.uploadTemporary(WeChatMediaFile.Type.VOICE, WeChatMediaFile.of("a.wav", PNG)))
			.withMessageContaining("[amr, mp3]");
	}

	@Test
	void anUnknownMediaIdIsAnException() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.downloadTemporary("nothing"))
			.matches((ex) -> ex.code().equals("40007"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"media_id\":\"\",\"url\":\"\"}", "{\"media_id\":null}" })
	void anUploadWithoutAnIdIsAFailure(String answer) {
		for (String api : List.of("/cgi-bin/media/upload", "/cgi-bin/material/add_material", "/cgi-bin/media/uploadimg",
				"/cgi-bin/material/batchget_material", "/cgi-bin/material/get_materialcount")) {
			this.wechat.simulator().faults().next(api, 1, SimulatorResponse.json(Json.readTree(answer)));
		}
		WeChatMediaFile picture = WeChatMediaFile.of("a.png", PNG);
		assertUnreadable(() -> this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE, picture));
		assertUnreadable(() -> this.service.uploadPermanent(WeChatMediaFile.Type.IMAGE, picture));
		assertUnreadable(() -> this.service.uploadArticleImage(picture));
		assertUnreadable(() -> this.service.list(WeChatMediaFile.Type.IMAGE, 0, 20));
		assertUnreadable(this.service::counts);
	}

	@ParameterizedTest
	@ValueSource(strings = { "thumb_media_id", "media_id" })
	void theIdOfAThumbnailIsReadInBothSpellings(String name) {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/media/upload", 1, SimulatorResponse.json(Json.object().put(name, "M1")));
		assertThat(this.service.uploadTemporary(WeChatMediaFile.Type.THUMB, WeChatMediaFile.of("a.jpg", PNG)))
			.isEqualTo("M1");
	}

	private static void assertUnreadable(ThrowingCallable call) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without");
	}

}
