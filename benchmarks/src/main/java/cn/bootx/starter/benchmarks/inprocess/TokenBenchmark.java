package cn.bootx.starter.benchmarks.inprocess;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import cn.bootx.starter.benchmarks.sample.Account;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

/**
 * A token that is valid; WxJava's with its fastest storage, the memory of the process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);

	private final AccessTokens ours = new AccessTokens(TokenName.access(Platform.WECHAT, Account.APP_ID),
			(rejected) -> new TokenSource.Fetched("token", Duration.ofHours(2)),
			new InMemoryExpiringStore(Clock.systemUTC()), TokenRegistry.Settings.DEFAULTS, Clock.systemUTC(),
			this.background);

	private final WxMpService wxJava = new WxMpServiceImpl();

	public TokenBenchmark() {
		WxMpDefaultConfigImpl config = Account.wxJava();
		config.updateAccessToken("token", 7200);
		this.wxJava.setWxMpConfigStorage(config);
	}

	@TearDown
	public void stop() {
		this.background.shutdownNow();
	}

	@Benchmark
	public String ours() {
		return this.ours.get();
	}

	@Benchmark
	public String wxJava() throws WxErrorException {
		return this.wxJava.getAccessToken();
	}

}
