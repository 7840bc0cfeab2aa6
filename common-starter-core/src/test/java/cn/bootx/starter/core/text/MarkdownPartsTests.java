package cn.bootx.starter.core.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownPartsTests {

	@Test
	void cutsAtLinesAndKeepsIndentation() {
		assertThat(parts("# Title\n- one\n  - nested", 16)).containsExactly("# Title\n- one", "  - nested");
	}

	@Test
	void noLinkAndNoMentionIsCut() {
		String link = "[the report](https://example.com/a/b)";
		assertThat(parts("before the link " + link + " behind it", 45)).containsExactly("before the link",
				link + " behind", "it");
		assertThat(parts("磁盘快满了请处理 <@zhangsan><@lisi>", 35)).containsExactly("磁盘快满了请处理", "<@zhangsan><@lisi>");
		assertThat(parts("run `rm -rf build` and **never again here** twice", 24))
			.containsExactly("run `rm -rf build` and", "**never again here**", "twice");
	}

	@Test
	void aLinkThatIsLongerThanAPartIsCutAllTheSame() {
		String link = "[x](https://example.com/" + "a".repeat(100) + ")";
		assertThat(String.join("", parts("see " + link, 50))).isEqualTo("see" + link);
	}

	@Test
	void aCodeBlockIsClosedAndOpenedAgain() {
		String text = "Log:\n```java\n  one();\n  two();\n  three();\n```\nThat is all, and some more text";
		assertThat(parts(text, 36)).containsExactly("Log:\n```java\n  one();\n  two();\n```",
				"```java\n  three();\n```", "That is all, and some more text");
	}

	@Test
	void noPartHasACodeBlockWithoutCode() {
		String text = "0123456789012345\n```\ncode code code\nmore\n```\n0123456789";
		assertThat(parts(text, 30)).noneMatch((part) -> part.contains("```\n```"))
			.allSatisfy((part) -> assertThat(part.split("```", -1).length % 2).isOne());
	}

	@Test
	void fencesOfTildesAndLongerOnesCount() {
		String text = "~~~~\n```\nnot closed by that\n```\nnor by this\n~~~~\nbehind";
		assertThat(parts(text, 38)).containsExactly("~~~~\n```\nnot closed by that\n```\n~~~~",
				"~~~~\nnor by this\n~~~~\nbehind");
	}

	@Test
	void aColourIsClosedAndOpenedAgain() {
		String text = "<font color=\"warning\">first line\nsecond line</font>\nplain";
		assertThat(parts(text, 45)).containsExactly("<font color=\"warning\">first line</font>",
				"<font color=\"warning\">second line</font>", "plain");
	}

	@Test
	void aTableHasItsHeadInEveryPart() {
		String text = "Hosts\n| host | disk |\n|---|---|\n| web1 | 95% |\n| web2 | 96% |\n| web3 | 97% |\n\nEnd, no | table";
		assertThat(parts(text, 62)).containsExactly("Hosts\n| host | disk |\n|---|---|\n| web1 | 95% |\n| web2 | 96% |",
				"| host | disk |\n|---|---|\n| web3 | 97% |\n\nEnd, no | table");
	}

	@Test
	void everyPartFitsWhateverIsInIt() {
		String text = ("<font color=\"info\">中文 😀 [链接](https://example.com/?q=1)\n```sh\nls -la\n```\n"
				+ "| a | b |\n|---|---|\n| 1 | 2 |\n</font><@lisi> **bold**\n")
			.repeat(60);
		for (int max = 80; max < 400; max += 7) {
			assertThat(parts(text, max)).hasSizeGreaterThan(10)
				.allSatisfy((part) -> assertThat(part).doesNotContain("\uFFFD").doesNotEndWith("[链接"))
				.allMatch((part) -> part.split("```", -1).length % 2 == 1, "code blocks are whole");
		}
	}

	@Test
	void aLargeTextTakesNoTime() {
		String text = "第一行 [link](https://example.com/a) **bold** text\n".repeat(20_000);
		assertThat(parts(text, 4096)).hasSizeGreaterThan(200);
	}

	private static List<String> parts(String text, int max) {
		List<String> parts = TextParts.markdown(text, (part) -> Utf8.length(part) <= max);
		assertThat(parts).allMatch((part) -> Utf8.length(part) <= max, "at most " + max + " bytes");
		return parts;
	}

}
