package cn.bootx.starter.core.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextPartsTests {

	@Test
	void leavesAloneWhatFits() {
		assertThat(TextParts.of("", 4)).containsExactly("");
		assertThat(TextParts.of("ab\ncd", 5)).containsExactly("ab\ncd");
		assertThat(TextParts.of("中文", 6)).containsExactly("中文");
	}

	@Test
	void cutsBetweenCharactersAndCountsBytes() {
		List<String> parts = TextParts.of("中".repeat(1000), 2048);
		assertThat(parts).hasSize(2);
		assertThat(parts.get(0)).hasSize(682);
		assertThat(String.join("", parts)).isEqualTo("中".repeat(1000));
		assertThat(TextParts.of("😀😀😀", 9)).containsExactly("😀😀", "😀");
	}

	@Test
	void prefersLinesThenWords() {
		assertThat(TextParts.of("first line\nsecond line", 14)).containsExactly("first line", "second line");
		assertThat(TextParts.of("aaaa bbbb cccc", 10)).containsExactly("aaaa bbbb", "cccc");
		assertThat(TextParts.of("a\nbbbbbbbbbbbb", 8)).containsExactly("a\nbbbbbb", "bbbbbb");
	}

	@Test
	void everyPartFitsAndNoCharacterIsLost() {
		String text = "第一行 first line\n".repeat(300);
		List<String> parts = TextParts.of(text, 100);
		assertThat(parts).allSatisfy((part) -> assertThat(Utf8.length(part)).isBetween(1, 100));
		assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
	}

	@Test
	void noAddressAndNoMentionIsCut() {
		assertThat(TextParts.of("详情见https://example.com/alerts/42?a=b，请处理", 40)).containsExactly("详情见",
				"https://example.com/alerts/42?a=b，请", "处理");
		assertThat(TextParts.of("disk full @18000000000 look", 20)).containsExactly("disk full", "@18000000000 look");
		assertThat(TextParts.of("https://example.com/" + "a".repeat(30), 20)).hasSize(3);
	}

	@Test
	void copesWithHalfASurrogatePair() {
		assertThat(TextParts.of("\ud83d".repeat(10), 4)).hasSize(3);
	}

}
