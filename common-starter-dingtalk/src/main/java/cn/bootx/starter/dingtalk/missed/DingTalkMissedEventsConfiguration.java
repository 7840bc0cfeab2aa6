package cn.bootx.starter.dingtalk.missed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkMissedEventsProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/** What an outage lost is read after the start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.missed-events.enabled", havingValue = "true")
@EnableConfigurationProperties(DingTalkMissedEventsProperties.class)
class DingTalkMissedEventsConfiguration {

	/** DingTalk tries for half a minute and gives the event away minutes later. */
	private static final Duration ONCE_MORE = Duration.ofMinutes(6);

	@Bean
	@ConditionalOnMissingBean
	DingTalkMissedEvents dingTalkMissedEvents(DingTalkAccounts accounts, DingTalkDispatch dispatch,
			CallbackRuntime runtime, ExpiringStore locks, RecordStore records) {
		return new DingTalkMissedEvents(accounts, dispatch, runtime, locks, records);
	}

	@Bean
	Schedule dingTalkMissedEventsSchedule(DingTalkMissedEvents events, DingTalkMissedEventsProperties properties,
			ThirdBackground background) {
		return new Schedule(() -> background.patient().execute(events::readAll), background.timer(),
				properties.every());
	}

	/** When they are read. */
	static final class Schedule implements SmartLifecycle {

		private final Runnable read;

		private final ScheduledExecutorService timer;

		private final @Nullable Duration every;

		private final List<ScheduledFuture<?>> planned = new ArrayList<>();

		private volatile boolean running;

		Schedule(Runnable read, ScheduledExecutorService timer, @Nullable Duration every) {
			this.read = read;
			this.timer = timer;
			this.every = every;
		}

		@Override
		public void start() {
			this.running = true;
			this.read.run();
			this.planned.add((this.every != null)
					? this.timer.scheduleWithFixedDelay(this.read, this.every.toMillis(), this.every.toMillis(),
							TimeUnit.MILLISECONDS)
					: this.timer.schedule(this.read, ONCE_MORE.toMillis(), TimeUnit.MILLISECONDS));
		}

		@Override
		public void stop() {
			this.running = false;
			this.planned.forEach((task) -> task.cancel(false));
			this.planned.clear();
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
