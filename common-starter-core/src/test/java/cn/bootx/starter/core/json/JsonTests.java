package cn.bootx.starter.core.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
	void makesAnObjectOfNamesAndValuesWithoutThoseThatAreMissing() {
		assertThat(Json.write(Json.object("b", "1", "none", null, "a", ""))).isEqualTo("{\"b\":\"1\",\"a\":\"\"}");
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

	@Test
	void bytesAreThoseOfTheText() {
		// Around the sizes of the pieces that the generator writes.
		for (int length : new int[] { 0, 3, 1990, 1998, 1999, 2000, 3990, 3997, 3998, 3999, 4000, 8000 }) {
			for (String end : List.of("", "中", "😀", "a😀", "😀😀", "\ud83d", "\ude00", "\ud83d中",
					"x\ud83d\ud83d\ude00")) {
				ObjectNode json = Json.object().put("text", "a".repeat(length) + end + "b".repeat(3) + end);
				assertThat(Json.bytes(json)).as("%d %s", length, end)
					.isEqualTo(Json.write(json).getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	@Test
	void timesAreMilliseconds() {
		Published published = new Published(Instant.ofEpochMilli(1_700_000_000_123L), null);
		assertThat(Json.write(published)).isEqualTo("{\"at\":1700000000123}");
		assertThat(Json.read("{\"at\":1700000000123}", Published.class)).isEqualTo(published);
	}

	@Test
	void readsTheEntriesOfAList() {
		assertThat(Json.list(tree("[1,2]"), JsonNode::asInt)).containsExactly(1, 2);
		assertThat(Json.list(Json.object().path("absent"), JsonNode::asInt)).isEmpty();
	}

	@Test
	void anEmptyTextIsNone() {
		JsonNode json = Json.object("a", "text", "b", "");
		assertThat(Json.text(json, "a")).isEqualTo("text");
		assertThat(Json.text(json, "b")).isNull();
		assertThat(Json.text(json, "c")).isNull();
	}

	record Published(Instant at, @Nullable Instant until) {
	}

}
