package cn.bootx.starter.wechat.applet;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class WeChatAppletCodeServiceTests {

	private static final String DRAW = "/wxa/getwxacodeunlimit";

	private final AppletBed bed = new AppletBed();

	private final WeChatAppletCodeService codes = new WeChatAppletCodeService(this.bed.applet);

	@AfterEach
	void stop() {
		this.bed.close();
	}

	@Test
	void drawsACode() {
		this.bed.program.pages("pages/order");
		WeChatAppletCodeService.Image image = this.codes.draw(WeChatAppletCodeService.Code.of("order=42")
			.page("pages/order")
			.version(WeChatApplet.Version.TRIAL)
			.width(280)
			.color(0x102030)
			.transparent(true));
		assertThat(image.contentType()).isEqualTo("image/png");
		assertThat(image.bytes()).startsWith(0x89, 'P', 'N', 'G');
		assertThat(this.bed.simulator.calls().bodies(DRAW)).containsExactly(
				"{\"scene\":\"order=42\",\"page\":\"pages/order\",\"check_path\":true,\"env_version\":\"trial\","
						+ "\"width\":280,\"auto_color\":false,\"line_color\":{\"r\":16,\"g\":32,\"b\":48},"
						+ "\"is_hyaline\":true}");
	}

	@Test
	void withoutMoreItOpensTheFirstPage() {
		this.codes.draw(WeChatAppletCodeService.Code.of("a".repeat(32)));
		assertThat(this.bed.simulator.calls().bodies(DRAW)).containsExactly("{\"scene\":\"" + "a".repeat(32)
				+ "\",\"check_path\":true,\"env_version\":\"release\"," + "\"width\":430,\"is_hyaline\":false}");
	}

	@Test
	void anErrorIsNotAPicture() {
		this.bed.program.pages("pages/order");
		WeChatAppletCodeService.Code missing = WeChatAppletCodeService.Code.of("a").page("pages/missing");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.codes.draw(missing))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("41030"))
			.withMessageContaining("publish it");
		assertThat(this.codes.draw(missing.checkPath(false)).bytes()).isNotEmpty();
		answer("image/jpeg", "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.codes.draw(missing))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("45009"));
		answer("application/json", "{}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.codes.draw(missing));
		answer("text/html", "<html>proxy</html>");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.codes.draw(missing))
			.withMessageNotContaining("<html>");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("impossible")
	void whatCannotBeDrawnIsRefusedAtOnce(String problem, Supplier<WeChatAppletCodeService.Code> code) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(code::get).withMessageContaining(problem);
	}

	static Stream<Arguments> impossible() {
		WeChatAppletCodeService.Code code = WeChatAppletCodeService.Code.of("a");
		return Stream.of(
				arguments("scene has 33 characters", make(() -> WeChatAppletCodeService.Code.of("a".repeat(33)))),
				arguments("scene is missing or blank", make(() -> WeChatAppletCodeService.Code.of(""))),
				arguments("scene must be made of", make(() -> WeChatAppletCodeService.Code.of("订单"))),
				arguments("scene must be made of", make(() -> WeChatAppletCodeService.Code.of("a b"))),
				arguments("scene must be made of", make(() -> WeChatAppletCodeService.Code.of("100%"))),
				arguments("begin with '/'", make(() -> code.page("/pages/a"))),
				arguments("not be empty", make(() -> code.page(""))),
				arguments("no parameters", make(() -> code.page("pages/a?b=1"))),
				arguments("width is 279", make(() -> code.width(279))),
				arguments("width is 1281", make(() -> code.width(1281))),
				arguments("color", make(() -> code.color(0x1000000))));
	}

	private static Supplier<WeChatAppletCodeService.Code> make(Supplier<WeChatAppletCodeService.Code> code) {
		return code;
	}

	private void answer(String type, String body) {
		this.bed.simulator.faults().next(DRAW, 1, SimulatorResponse.bytes(type, body.getBytes(StandardCharsets.UTF_8)));
	}

}
