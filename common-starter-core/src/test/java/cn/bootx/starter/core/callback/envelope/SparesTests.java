package cn.bootx.starter.core.callback.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;

class SparesTests {

	private final AtomicInteger made = new AtomicInteger();

	private final Spares<Object> spares = new Spares<>(() -> {
		this.made.incrementAndGet();
		return new Object();
	});

	@Test
	void givesOutWhatWasGivenBack() {
		Object first = this.spares.take();
		this.spares.give(first);
		assertThat(this.spares.take()).isSameAs(first);
		assertThat(this.spares.take()).isNotSameAs(first);
	}

	@Test
	void keepsAFewHoweverManyThreadsThereWere() {
		List<Object> taken = new ArrayList<>();
		for (int i = 0; i < 1_000; i++) {
			taken.add(this.spares.take());
		}
		taken.forEach(this.spares::give);
		for (int i = 0; i < 1_000; i++) {
			this.spares.take();
		}
		assertThat(this.made).hasValue(2_000 - 16);
	}

	@Test
	void neverGivesOneToTwoThreads() {
		Set<Object> inUse = ConcurrentHashMap.newKeySet();
		assertThat(Storm.of(() -> {
			boolean alone = true;
			for (int i = 0; i < 1_000; i++) {
				Object spare = this.spares.take();
				alone &= inUse.add(spare);
				inUse.remove(spare);
				this.spares.give(spare);
			}
			return alone;
		})).containsOnly(true);
	}

}
