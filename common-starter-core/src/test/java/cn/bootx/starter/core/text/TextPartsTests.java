package cn.bootx.starter.core.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextPartsTests {

	@Test
	void leavesAloneWhatFits() {
		assertThat(Utf8.split("", 4)).containsExactly("");
		assertThat(Utf8.split("ab\ncd", 5)).containsExactly("ab\ncd");
		assertThat(Utf8.split("中文", 6)).containsExactly("中文");
	}

	@Test
	void cutsBetweenCharactersAndCountsBytes() {
		List<String> parts = Utf8.split("中".repeat(1000), 2048);
		assertThat(parts).hasSize(2);
		assertThat(parts.get(0)).hasSize(682);
		assertThat(String.join("", parts)).isEqualTo("中".repeat(1000));
		assertThat(Utf8.split("😀😀😀", 9)).containsExactly("😀😀", "😀");
	}

	@Test
	void prefersLinesThenWords() {
		assertThat(Utf8.split("first line\nsecond line", 14)).containsExactly("first line", "second line");
		assertThat(Utf8.split("aaaa bbbb cccc", 10)).containsExactly("aaaa bbbb", "cccc");
		assertThat(Utf8.split("a\nbbbbbbbbbbbb", 8)).containsExactly("a\nbbbbbb", "bbbbbb");
	}

	@Test
	void everyPartFitsAndNoCharacterIsLost() {
		String text = "第一行 first line\n".repeat(300);
		List<String> parts = Utf8.split(text, 100);
		assertThat(parts).allSatisfy((part) -> assertThat(Utf8.length(part)).isBetween(1, 100));
		assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
	}

	@Test
	void copesWithHalfASurrogatePair() {
		assertThat(Utf8.split("\ud83d".repeat(10), 4)).hasSize(3);
	}

}
