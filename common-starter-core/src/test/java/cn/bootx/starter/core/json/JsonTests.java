package cn.bootx.starter.core.json;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTests {

	@Test
	void writesUtf8WithoutEscapesAndWithoutNulls() {
		assertThat(Json.write(new Button("菜单 \uD83D\uDE00", null))).isEqualTo("{\"name\":\"菜单 \uD83D\uDE00\"}");
	}

	@Test
	void ignoresUnknownMembers() {
		assertThat(Json.read("{\"name\":\"a\",\"new\":{\"x\":1}}", Button.class)).isEqualTo(new Button("a", null));
	}

	@Test
	void readsNumbersAsTexts() {
		assertThat(Json.read("{\"name\":1}", Button.class).name()).isEqualTo("1");
	}

	@Test
	void readsOneValueAsAList() {
		assertThat(Json.read("\"a\"", String[].class)).containsExactly("a");
	}

	@Test
	void readsATreeOrNothing() {
		assertThat(tree("{\"a\":1}")).isNotNull();
		assertThat(tree("")).isNull();
		assertThat(tree("{")).isNull();
		assertThat(tree("[".repeat(100_000))).isNull();
	}

	@Test
	void doesNotQuoteWhatItCannotRead() {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.readTree("{\"a\": S3CRET}"))
			.withMessageContaining("line 1")
			.withMessageNotContaining("S3CRET");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.read("{\"size\":\"S3CRET\"}", Sized.class))
			.withMessageNotContaining("S3CRET")
			.withNoCause();
	}

	private static @Nullable JsonNode tree(String json) {
		return Json.readOrNull(json.getBytes(StandardCharsets.UTF_8));
	}

	record Button(String name, @Nullable String url) {
	}

	record Sized(int size) {
	}

}
