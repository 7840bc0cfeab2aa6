package cn.bootx.starter.wechat.content.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
		String mediaId = this.service.uploadTemporary(WeChatMediaType.IMAGE, WeChatMediaFile.of("图 片.png", PNG));
		assertThat(this.service.downloadTemporary(mediaId).body()).isEqualTo(PNG);
	}

	@Test
	void aPermanentPictureIsListedCountedAndDeleted() {
		WeChatMaterial material = this.service.uploadPermanent(WeChatMediaType.IMAGE, WeChatMediaFile.of("a.png", PNG));
		assertThat(material.url()).isNotBlank();
		assertThat(this.service.count(WeChatMediaType.IMAGE)).isEqualTo(1);
		WeChatMaterialPage page = this.service.list(WeChatMediaType.IMAGE, 0, 20);
		assertThat(page.total()).isEqualTo(1);
		assertThat(page.items()).extracting(WeChatMaterial::mediaId).containsExactly(material.mediaId());
		assertThat(page.items().get(0).name()).isEqualTo("a.png");
		assertThat(this.service.downloadPermanent(material.mediaId()).body()).isEqualTo(PNG);
		this.service.delete(material.mediaId());
		assertThat(this.service.count(WeChatMediaType.IMAGE)).isZero();
	}

	@Test
	void theTimeOfAMaterialIsInSeconds() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/material/batchget_material", 1, SimulatorResponse.json(Json.readTree(
					"{\"total_count\":1,\"item_count\":1,\"item\":[{\"media_id\":\"M\",\"name\":\"n\",\"update_time\":1700000000,\"url\":\"u\"}]}")));
		assertThat(this.service.list(WeChatMediaType.IMAGE, 0, 1).items())
			.containsExactly(new WeChatMaterial("M", "n", "u", Instant.parse("2023-11-14T22:13:20Z")));
	}

	@Test
	void theUploadIsRepeatedFromItsBeginningWithANewToken() {
		this.wechat.account().tokens().get();
		this.wechat.simulated().tokens().revoke();
		String mediaId = this.service.uploadTemporary(WeChatMediaType.IMAGE, WeChatMediaFile.of("a.png", PNG));
		assertThat(this.service.downloadTemporary(mediaId).body()).isEqualTo(PNG);
	}

	@Test
	void tellsTheProgressOfAnUpload() {
		byte[] bytes = new byte[40_000];
		System.arraycopy(PNG, 0, bytes, 0, PNG.length);
		List<Long> heard = new ArrayList<>();
		this.service.uploadPermanent(WeChatMediaType.IMAGE, WeChatMediaFile.of("a.png", bytes), null, heard::add);
		assertThat(heard).containsExactly(16384L, 32768L, 40000L);
		heard.clear();
		this.service.uploadTemporary(WeChatMediaType.IMAGE, WeChatMediaFile.of("a.png", bytes), heard::add);
		assertThat(heard).containsExactly(16384L, 32768L, 40000L);
	}

	@Test
	void refusesAWrongSizeOrTypeBeforeAnythingIsSent() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaType.THUMB,
					WeChatMediaFile.of("a.jpg", new byte[65_537])))
			.withMessageContaining("65536")
			.withMessageContaining("65537");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaType.VIDEO, WeChatMediaFile.of("a.exe", PNG)))
			.withMessageContaining("mp4");
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.list(WeChatMediaType.IMAGE, 0, 21))
			.withMessageContaining("20");
		assertThat(this.wechat.simulator().calls().all()).isEmpty();
	}

	@Test
	void temporaryMediaHaveFewerFormats() {
		WeChatMediaFile bitmap = WeChatMediaFile.of("a.bmp", PNG);
		assertThat(this.service.uploadPermanent(WeChatMediaType.IMAGE, bitmap).mediaId()).isNotBlank();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaType.IMAGE, bitmap))
			.withMessage("A temporary image is one of [gif, jpeg, jpg, png], 'a.bmp' is none");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaType.VOICE, WeChatMediaFile.of("a.wav", PNG)))
			.withMessageContaining("[amr, mp3]");
	}

	@Test
	void anUnknownMediaIdIsAnException() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.downloadTemporary("nothing"))
			.matches((ex) -> ex.code().equals("40007"));
	}

}
