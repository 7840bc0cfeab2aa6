package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;
import java.util.Base64;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.jdbc.JdbcRecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@ExtendWith(OutputCaptureExtension.class)
class StoreAutoConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.store.";

	private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

	private static int databases;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class))
		.withPropertyValues("logging.level.root=INFO");

	private final ApplicationContextRunner withRedis = this.runner
		.withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class));

	@Test
	void takesMemoryWhereThereIsNothingElse() {
		this.runner.run((context) -> {
			assertThat(context.getBean(ExpiringStore.class)).isInstanceOf(InMemoryExpiringStore.class);
			assertThat(context.getBean(RecordStore.class)).isInstanceOf(InMemoryRecordStore.class);
		});
	}

	@Test
	void warnsWhenTheFirstRecordIsKeptInMemory(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(output).doesNotContain("are lost");
			context.getBean(RecordStore.class).insert("robots", "a", "{}");
			context.getBean(RecordStore.class).insert("robots", "b", "{}");
			assertThat(output).containsOnlyOnce("are lost").contains("robots");
		});
	}

	@Test
	void takesRedisWithoutConnectingToIt() {
		this.withRedis.withPropertyValues("spring.data.redis.port=1").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ExpiringStore.class).name()).isEqualTo("redis");
			assertThat(context.getBean(RecordStore.class).name()).isEqualTo("redis");
		});
	}

	@Test
	void takesTheDatabaseBeforeRedisForRecords() {
		this.withRedis.withBean(DataSource.class, database()).run((context) -> {
			assertThat(context.getBean(ExpiringStore.class).name()).isEqualTo("redis");
			assertThat(context.getBean(RecordStore.class).name()).isEqualTo("jdbc");
			context.getBean(RecordStore.class).insert("robots", "a", "{}");
		});
	}

	@Test
	void doesNotTakeADatabaseWithoutTheTable(CapturedOutput output) {
		this.runner.withBean(DataSource.class, database())
			.withPropertyValues(PREFIX + "jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context.getBean(RecordStore.class).name()).isEqualTo("memory");
				assertThat(output).contains(JdbcRecordStore.TABLE).contains("initialize-schema=always");
			});
	}

	@Test
	void saysWhatToDoWhenTheTableOfTheDatabaseThatIsAskedForIsMissing() {
		this.runner.withBean(DataSource.class, database())
			.withPropertyValues(PREFIX + "records=jdbc", PREFIX + "jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context.getBean(RecordStore.class).name()).isEqualTo("jdbc");
				assertThat(catchThrowable(() -> context.getBean(RecordStore.class).insert("robots", "a", "{}")))
					.hasMessageContaining(JdbcRecordStore.TABLE)
					.hasMessageContaining("initialize-schema=always");
			});
	}

	@Test
	void makesTheTableOnRequest() {
		this.runner.withBean(DataSource.class, database())
			.withPropertyValues(PREFIX + "records=jdbc", PREFIX + "jdbc.initialize-schema=always")
			.run((context) -> assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForObject("select count(*) from " + JdbcRecordStore.TABLE, Long.class)).isZero());
	}

	@Test
	void memoryCanBeAskedFor() {
		this.withRedis.withBean(DataSource.class, database())
			.withPropertyValues(PREFIX + "expiring=memory", PREFIX + "records=memory")
			.run((context) -> {
				assertThat(context.getBean(ExpiringStore.class)).isInstanceOf(InMemoryExpiringStore.class);
				assertThat(context.getBean(RecordStore.class)).isInstanceOf(InMemoryRecordStore.class);
			});
	}

	@Test
	void failsWithThePropertyWhenRedisIsAskedForButAbsent() {
		for (String property : new String[] { "expiring", "records" }) {
			this.runner.withPropertyValues(PREFIX + property + "=redis")
				.run((context) -> assertThat(context).hasFailed()
					.getFailure()
					.rootCause()
					.isInstanceOf(InvalidConfigurationException.class)
					.hasMessageContaining(PREFIX + property)
					.hasMessageContaining("spring-boot-starter-data-redis"));
		}
	}

	@Test
	void failsWithThePropertyWhenADatabaseIsAskedForButAbsent() {
		this.runner.withPropertyValues(PREFIX + "records=jdbc")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining(PREFIX + "records")
				.hasMessageContaining("DataSource"));
	}

	@Test
	void failsWhenRedisIsAskedForButItsClassesAreMissing() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.withPropertyValues(PREFIX + "expiring=redis")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class));
	}

	@Test
	void severalConnectionFactoriesAreNotGuessed() {
		this.runner.withBean("one", RedisConnectionFactory.class, LettuceConnectionFactory::new)
			.withBean("two", RedisConnectionFactory.class, LettuceConnectionFactory::new)
			.run((context) -> assertThat(context.getBean(ExpiringStore.class).name()).isEqualTo("memory"));
	}

	@Test
	void aStoreOfTheHostWins() {
		this.withRedis.withBean("own", ExpiringStore.class, () -> new InMemoryExpiringStore(Clock.systemUTC()))
			.run((context) -> assertThat(context).hasSingleBean(ExpiringStore.class).hasBean("own"));
	}

	@Test
	void sealsRecordsWithTheKey() {
		this.runner.withBean(DataSource.class, database())
			.withPropertyValues(PREFIX + "encryption-key=" + KEY)
			.run((context) -> {
				context.getBean(RecordStore.class).insert("robots", "a", "{\"secret\":\"S3CRET\"}");
				assertThat(context.getBean(RecordStore.class).find("robots", "a").orElseThrow().json())
					.contains("S3CRET");
				assertThat(new JdbcTemplate(context.getBean(DataSource.class))
					.queryForObject("select json from " + JdbcRecordStore.TABLE, String.class)).startsWith("enc1:");
				assertThat(context.getBean(ThirdProperties.class).toString()).doesNotContain(KEY);
			});
	}

	@Test
	void failsWithThePropertyWhenAKeyIsWrong() {
		for (String wrong : new String[] { "dG9vc2hvcnQ=", "not base64!" }) {
			this.runner.withPropertyValues(PREFIX + "encryption-key=" + wrong)
				.run((context) -> assertThat(context).hasFailed()
					.getFailure()
					.rootCause()
					.isInstanceOf(InvalidConfigurationException.class)
					.hasMessageContaining(PREFIX + "encryption-key")
					.hasMessageContaining("openssl rand -base64 32")
					.message()
					.doesNotContain(wrong));
		}
		this.runner.withPropertyValues(PREFIX + "previous-encryption-keys=" + KEY)
			.run((context) -> assertThat(context).hasFailed());
	}

	private static Supplier<DataSource> database() {
		String url = "jdbc:h2:mem:choice" + databases++ + ";DB_CLOSE_DELAY=-1";
		return () -> {
			JdbcDataSource source = new JdbcDataSource();
			source.setURL(url);
			return source;
		};
	}

}
