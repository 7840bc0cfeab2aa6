package cn.bootx.starter.simulator;

import cn.bootx.starter.testing.api.PublicApiContract;

class PublicApiTests extends PublicApiContract {

}
