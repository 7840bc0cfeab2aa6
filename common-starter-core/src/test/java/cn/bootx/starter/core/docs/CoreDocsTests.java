package cn.bootx.starter.core.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages say compiles, binds and is true.
 */
class CoreDocsTests {

	private static final String SOURCES = "src/test/java/cn/bootx/starter/core/docs/";

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.docs.Page#all")
	void everyJavaBlockIsCompiled(Page page) {
		String sources = plain(Page.content(Page.MODULE.resolve(SOURCES + "CoreSnippets.java"))
				+ Page.content(Page.MODULE.resolve(SOURCES + "InvitationCodes.java")));
		assertThat(page.blocks("java")).allSatisfy((block) -> assertThat(sources).contains(plain(block)));
	}

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.docs.Page#all")
	void everyYamlBlockStartsAContextAndNamesKnownProperties(Page page) throws IOException {
		Set<String> known = knownProperties();
		for (String block : page.blocks("yaml")) {
			PropertySource<?> properties = load(block);
			assertThat(names(properties)).filteredOn((name) -> name.startsWith("bootx."))
				.allSatisfy((name) -> assertThat(known).contains(name.replaceAll("\\[\\d+]", "")));
			new ApplicationContextRunner()
				.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(properties))
				.withBean(DataSource.class, CoreDocsTests::database)
				.withPropertyValues("bootx.starter.third.warm-up=false")
				.withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class, CoreAutoConfiguration.class))
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.docs.Page#all")
	void everyPropertyOfATableExists(Page page) throws IOException {
		Set<String> known = knownProperties();
		Pattern table = Pattern
			.compile("`(bootx\\.starter\\.third\\.\\w+)\\.\\*`[^\\n]*\\n\\|---[^\\n]*\\n((?:\\|[^\\n]*\\n)+)");
		table.matcher(page.text())
			.results()
			.forEach((match) -> match.group(2)
				.lines()
				.flatMap((row) -> Pattern.compile("`([a-z.-]+)`").matcher(row.split("\\|")[1]).results())
				.forEach((name) -> assertThat(known).contains(match.group(1) + "." + name.group(1))));
	}

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.docs.Page#all")
	void everyPageHasADiagram(Page page) {
		assertThat(page.blocks("mermaid")).isNotEmpty();
	}

	@Test
	void theSnippetsDoWhatThePagesSay() {
		CoreSnippets snippets = new CoreSnippets();
		InMemoryExpiringStore store = (InMemoryExpiringStore) snippets.sharedByTwoContexts(Clock.systemUTC());
		InvitationCodes codes = new InvitationCodes(store);
		codes.issue("abc", "user");
		assertThat(codes.redeem("abc")).contains("user");
		assertThat(codes.redeem("abc")).isEmpty();
		snippets.notify(() -> {
			throw failure(ErrorTable.Verdict.of(ErrorCategory.THROTTLED).withRetryAfter(Duration.ofSeconds(7)));
		});
		assertThat(snippets.later).isEqualTo(Duration.ofSeconds(7));
		snippets.notify(() -> {
			throw failure(ErrorTable.Verdict.of(ErrorCategory.IP_NOT_ALLOWED).withHint("add 1.2.3.4"));
		});
		assertThat(snippets.told).isEqualTo("add 1.2.3.4");
		snippets.opsRobotLimit(store).acquire("key", "/webhook/send");
	}

	@Test
	void theSnippetsAreBeansOfAnApplication() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class))
			.withBean(Clock.class, Clock::systemUTC)
			.withBean(CoreSnippets.GatewayLogin.class, () -> new CoreSnippets.GatewayLogin("session"))
			.withBean(CoreSnippets.OrderCache.class, CoreSnippets.OrderCache::new)
			.withBean(CoreSnippets.LastDelivery.class, () -> new CoreSnippets.LastDelivery(false, "now"))
			.withUserConfiguration(CoreSnippets.class, InvitationCodes.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(AccessTokens.class).get()).isEqualTo("session");
			});
	}

	private static PlatformException failure(ErrorTable.Verdict verdict) {
		return PlatformException.of(Platform.WECOM, "/x").verdict(verdict).build();
	}

	private static DataSource database() {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:mem:docs;DB_CLOSE_DELAY=-1");
		return source;
	}

	private static PropertySource<?> load(String yaml) throws IOException {
		return new YamlPropertySourceLoader().load("page", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.get(0);
	}

	private static List<String> names(PropertySource<?> source) {
		return List.of(((EnumerablePropertySource<?>) source).getPropertyNames());
	}

	private static Set<String> knownProperties() throws IOException {
		JsonNode metadata = Json.readTree(
				Page.content(Path.of("target/classes/META-INF/spring-configuration-metadata.json").toAbsolutePath()));
		return StreamSupport.stream(metadata.path("properties").spliterator(), false)
			.map((property) -> property.path("name").asText())
			.collect(Collectors.toSet());
	}

	private static String plain(String code) {
		return code.replaceAll("\\s+", " ").strip();
	}

}
