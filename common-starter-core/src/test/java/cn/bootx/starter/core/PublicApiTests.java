package cn.bootx.starter.core;

import cn.bootx.starter.testing.api.PublicApiContract;

class PublicApiTests extends PublicApiContract {

}
