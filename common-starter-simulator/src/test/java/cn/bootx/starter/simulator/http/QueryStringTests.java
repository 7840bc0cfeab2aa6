package cn.bootx.starter.simulator.http;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QueryStringTests {

	@Test
	void theLastOfSeveralValuesWins() {
		assertThat(QueryString.parse("a=1&b=%E4%BD%A0+%2B&a=2&c&=x")).isEqualTo(Map.of("a", "2", "b", "你 +", "c", ""));
		assertThat(QueryString.parse(null)).isEmpty();
	}

	@Test
	void whatIsFormattedIsParsedBack() {
		Map<String, String> parameters = Map.of("echostr", "a+b/c==&d 你");
		assertThat(QueryString.format(parameters)).doesNotContain("+").doesNotContain(" ");
		assertThat(QueryString.parse(QueryString.format(parameters))).isEqualTo(parameters);
	}

	@Test
	void parametersAreAppendedBeforeTheFragment() {
		assertThat(QueryString.append("http://h/p", Map.of("a", "1"))).isEqualTo("http://h/p?a=1");
		assertThat(QueryString.append("http://h/p?x=y#top", Map.of("a", "1"))).isEqualTo("http://h/p?x=y&a=1#top");
		assertThat(QueryString.append("http://h/p", Map.of())).isEqualTo("http://h/p");
	}

	@Test
	void aMalformedEscapeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> QueryString.parse("a=%zz"));
	}

}
